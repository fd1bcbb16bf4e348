using System.Globalization;

namespace EcomIntel.Benchmarks;

/// <summary>What was asked of <c>score streaming</c> on the command line.</summary>
public sealed record StreamScoreOptions
{
    public const string Usage = """
        score streaming  events per second through a real Kafka, beside loops of the bare client; needs KAFKA_HOME or ECOMINTEL_KAFKA_BOOTSTRAP

          --events N        events to read (2000000); a quarter of them is sent in each run of sending
          --runs N          runs of each, in turns, of which the best counts (3)
          --state S         minimal (count, sum and last of 20000 customers) or cold (of 2000000, with a cache for 200000)
          --store S         sqlite (default), postgres (ECOMINTEL_POSTGRES names it) or memory
          --consumers N     consumers in this process, of the bare loop too (1)
          --seconds N       how long the latency is measured, at 5000 events a second; 0 leaves it out (60)
          --seed N          the seed of the events (42)
          --json            one JSON object
        """;

    public static IReadOnlyList<string> AllStates { get; } = ["minimal", "cold"];

    public static IReadOnlyList<string> AllStores { get; } = ["sqlite", "postgres", "memory"];

    public int Events { get; init; } = 2_000_000;

    public int Runs { get; init; } = 3;

    public string State { get; init; } = "minimal";

    public string Store { get; init; } = "sqlite";

    public int Consumers { get; init; } = 1;

    public int Seconds { get; init; } = 60;

    public int Seed { get; init; } = 42;

    public bool Json { get; init; }

    public int Customers => State == "cold" ? 2_000_000 : 20_000;

    /// <summary>Reads the arguments after <c>score streaming</c>.</summary>
    /// <exception cref="FormatException">An argument is unknown or out of range; the message says which.</exception>
    public static StreamScoreOptions Parse(ReadOnlySpan<string> args)
    {
        StreamScoreOptions options = new();
        for (int i = 0; i < args.Length; i++)
        {
            string name = args[i];
            if (name == "--json")
            {
                options = options with { Json = true };
                continue;
            }

            string value = i + 1 < args.Length ? args[++i] : throw new FormatException($"{name} has no value.");
            options = name switch
            {
                "--events" => options with { Events = Number(name, value, 1) },
                "--runs" => options with { Runs = Number(name, value, 1) },
                "--state" => options with { State = OneOf(name, value, AllStates) },
                "--store" => options with { Store = OneOf(name, value, AllStores) },
                "--consumers" => options with { Consumers = Number(name, value, 1) },
                "--seconds" => options with { Seconds = Number(name, value, 0) },
                "--seed" => options with { Seed = Number(name, value, 0) },
                _ => throw new FormatException($"There is no option {name}."),
            };
        }

        return options;
    }

    private static int Number(string name, string value, int least) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least
        ? number
        : throw new FormatException($"{name} takes a whole number from {least.ToString(CultureInfo.InvariantCulture)}, not '{value}'.");

    private static string OneOf(string name, string value, IReadOnlyList<string> known) =>
        known.Contains(value) ? value : throw new FormatException($"{name} takes {string.Join(", ", known)}, not '{value}'.");
}
