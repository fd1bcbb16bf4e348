using System.Globalization;
using EcomIntel.Kafka.Harness;

namespace EcomIntel.Benchmarks;

/// <summary>What was asked of <c>score faults</c>.</summary>
internal sealed record FaultOptions
{
    public const string Usage = """
        score faults    what each fault comes to on a real Kafka (KAFKA_HOME); ends with 1 when any is wrong

          --events N        records of each fault (100000)
          --workers N       workers (3)
          --fault NAME      this one only; may be repeated
          --basic           the six that every pair of protocol and store is put through
          --protocol P      classic (default) or consumer
          --store S         sqlite (default) or postgres
          --broken M        no-fence, no-dedupe, offset-first or no-outbox: runs the faults that notice it, unless --fault says which
          --repeat N        times in a row (1)
          --again           tries once more what did not end in time or did not bite, as on a machine with much else to do
          --seed N          the seed of records and moments (1)
          --json            one JSON object per line
        """;

    public FaultSettings Settings { get; init; } = new();

    public IReadOnlyList<string> Faults { get; init; } = [];

    public bool Basic { get; init; }

    public int Repeat { get; init; } = 1;

    public bool Again { get; init; }

    public bool Json { get; init; }

    /// <summary>Reads the arguments after <c>score faults</c>.</summary>
    /// <exception cref="FormatException">An argument is unknown or out of range; the message says which.</exception>
    public static FaultOptions Parse(ReadOnlySpan<string> args)
    {
        FaultOptions options = new();
        for (int i = 0; i < args.Length; i++)
        {
            string name = args[i];
            if (Switched(options, name) is { } switched)
            {
                options = switched;
                continue;
            }

            string value = i + 1 < args.Length ? args[++i] : throw new FormatException($"{name} has no value.");
            FaultSettings settings = options.Settings;
            options = name switch
            {
                "--events" => options with { Settings = settings with { Events = Number(name, value) } },
                "--workers" => options with { Settings = settings with { Workers = Number(name, value) } },
                "--seed" => options with { Settings = settings with { Seed = Number(name, value) } },
                "--protocol" => options with { Settings = settings with { Protocol = Named<GroupKind>(name, value) } },
                "--store" => options with { Settings = settings with { Store = Named<StoreKind>(name, value) } },
                "--broken" => options with { Settings = settings with { Broken = Named<BrokenMode>(name, value) } },
                "--repeat" => options with { Repeat = Number(name, value) },
                "--fault" => options with { Faults = [.. options.Faults, FaultCatalogue.Named(value).Name] },
                _ => throw new FormatException($"There is no option {name}."),
            };
        }

        return options;
    }

    private static FaultOptions? Switched(FaultOptions options, string name) => name switch
    {
        "--json" => options with { Json = true },
        "--basic" => options with { Basic = true },
        "--again" => options with { Again = true },
        _ => null,
    };

    private static int Number(string name, string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
        ? number
        : throw new FormatException($"{name} takes a whole number above 0, not '{value}'.");

    private static T Named<T>(string name, string value)
        where T : struct, Enum => Enum.TryParse(value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out T found)
        ? found
        : throw new FormatException($"{name} does not take '{value}'.");
}
