using System.Globalization;

namespace EcomIntel.Benchmarks;

/// <summary>What was asked for on the command line.</summary>
public sealed record ScoreOptions
{
    public const string Usage = """
        score features  ns and MB per row of each workload, data in memory already
        score online    ns per event of ten features, one event at a time
        score ingest    seconds from a CSV file of the Online Retail format to features; needs --file
        score insights  how often reports are right about worlds whose truth is known
        score compare   a table of ours beside DuckDB, polars and pandas; with --file of ingest too

          --rows N          rows (features and compare 10000000, online 1000000)
          --customers N     customers (20000 per million rows)
          --threads N       threads (all cores)
          --runs N          runs whose median counts, after two that do not (7)
          --order O         sorted by time (default) or shuffled
          --workload W      stateless, lifetime, asof or fused only; may be repeated
          --seed N          the seed of the data (42)
          --file F          a CSV file, or one compressed as .gz
          --worlds N        worlds of score insights (1000; planted effects at most 400)
          --part P          null, hard_null, planted, happy_hours or speed only; may be repeated
          --drivers D       yes (default) or no: whether score insights asks for drivers, too, which take most of the time
          --question Q      of the planted worlds this question only, such as retention; may be repeated
          --python PATH     the interpreter that has polars or pandas (else the variable ECOMINTEL_PYTHON)
          --json            one JSON object per line
        """;

    public static IReadOnlyList<string> AllWorkloads { get; } = ["stateless", "lifetime", "asof", "fused"];

    public static IReadOnlyList<string> AllParts { get; } = ["null", "hard_null", "planted", "happy_hours", "speed"];

    public required string Command { get; init; }

    public required int Rows { get; init; }

    public required int Customers { get; init; }

    public int Threads { get; init; } = Environment.ProcessorCount;

    public int Runs { get; init; } = 7;

    public bool Shuffled { get; init; }

    public IReadOnlyList<string> Workloads { get; init; } = AllWorkloads;

    public long Seed { get; init; } = 42;

    public int Worlds { get; init; } = 1000;

    public IReadOnlyList<string> Parts { get; init; } = AllParts;

    public bool Drivers { get; init; } = true;

    /// <summary>The questions that planted worlds are asked; empty for all.</summary>
    public IReadOnlyList<string> Questions { get; init; } = [];

    public string? File { get; init; }

    public string? Python { get; init; }

    public bool Json { get; init; }

    public bool Asks(string part) => Parts.Contains(part);

    /// <summary>Reads the arguments after <c>score</c>.</summary>
    /// <exception cref="FormatException">An argument is unknown or out of range; the message says which.</exception>
    public static ScoreOptions Parse(ReadOnlySpan<string> args)
    {
        string command = args.IsEmpty ? "" : args[0];
        int? rows = null;
        int? customers = null;
        List<string> workloads = [];
        List<string> parts = [];
        List<string> questions = [];
        ScoreOptions options = new() { Command = command, Rows = 0, Customers = 0 };
        if (command is not ("features" or "online" or "ingest" or "insights" or "compare"))
        {
            throw new FormatException($"There is no 'score {command}'.");
        }

        for (int i = 1; i < args.Length; i++)
        {
            string name = args[i];
            if (name == "--json")
            {
                options = options with { Json = true };
                continue;
            }

            string value = i + 1 < args.Length ? args[++i] : throw new FormatException($"{name} has no value.");
            switch (name)
            {
                case "--rows": rows = Number(name, value); break;
                case "--customers": customers = Number(name, value); break;
                case "--threads": options = options with { Threads = Number(name, value) }; break;
                case "--runs": options = options with { Runs = Number(name, value) }; break;
                case "--order": options = options with { Shuffled = OneOf(name, value, ["sorted", "shuffled"]) == "shuffled" }; break;
                case "--workload": workloads.Add(OneOf(name, value, AllWorkloads)); break;
                case "--worlds": options = options with { Worlds = Number(name, value) }; break;
                case "--part": parts.Add(OneOf(name, value, AllParts)); break;
                case "--drivers": options = options with { Drivers = OneOf(name, value, ["yes", "no"]) == "yes" }; break;
                case "--question": questions.Add(value); break;
                case "--seed": options = options with { Seed = Number(name, value) }; break;
                case "--file": options = options with { File = value }; break;
                case "--python": options = options with { Python = value }; break;
                default: throw new FormatException($"There is no option {name}.");
            }
        }

        if (command == "ingest" && options.File is null)
        {
            throw new FormatException("score ingest needs --file.");
        }

        if (command == "compare" && options.Shuffled)
        {
            throw new FormatException("score compare is over rows sorted by time; the peers' scripts count on that order.");
        }

        int count = rows ?? (command == "online" ? 1_000_000 : 10_000_000);
        return options with
        {
            Rows = count,
            Customers = customers ?? Math.Max(1, count / 50),
            Parts = parts.Count > 0 ? parts : AllParts,
            Questions = questions,
            Workloads = workloads.Count > 0 ? workloads : AllWorkloads,
        };
    }

    private static int Number(string name, string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
        ? number
        : throw new FormatException($"{name} takes a whole number above 0, not '{value}'.");

    private static string OneOf(string name, string value, IReadOnlyList<string> known) =>
        known.Contains(value) ? value : throw new FormatException($"{name} takes {string.Join(", ", known)}, not '{value}'.");
}
