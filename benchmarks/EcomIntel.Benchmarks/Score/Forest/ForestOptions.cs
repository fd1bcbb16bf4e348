using System.Globalization;

namespace EcomIntel.Benchmarks;

/// <summary>What was asked of <c>score forest</c>.</summary>
public sealed record ForestOptions
{
    public const string Usage = """
        score forest    training, quality and scoring of the random forest; the first 80% of the rows train, the rest test

          --data F.csv      a table of numbers with a header
          --label C         its column of classes (label)
          --categorical A,B columns that are categories: small whole numbers
          --group C         a column that says whose a row is
          --workload W      A or B: a generated table with known probabilities, instead of --data
          --rows N          its rows (1000000)
          --write F.csv     writes the generated table to a file and ends
          --trees N         trees (100)
          --threads N       threads (all cores)
          --seed N          the seed of data and forest (42)
          --peers           ML.NET in process too, and scikit-learn, oneDAL, LightGBM and XGBoost by --python
          --peer NAME       one peer only; may be repeated
          --python PATH     the interpreter that has them (else the variable ECOMINTEL_PYTHON)
          --json            one JSON object per line
        """;

    public string? Data { get; init; }

    public string Label { get; init; } = "label";

    public IReadOnlyList<string> Categorical { get; init; } = [];

    public string? Group { get; init; }

    public string? Workload { get; init; }

    public int Rows { get; init; } = 1_000_000;

    public string? Write { get; init; }

    public int Trees { get; init; } = 100;

    public int Threads { get; init; } = Environment.ProcessorCount;

    public long Seed { get; init; } = 42;

    /// <summary>The peers asked for; null for all, empty for none.</summary>
    public IReadOnlyList<string>? Peers { get; init; } = [];

    public string? Python { get; init; }

    public bool Json { get; init; }

    /// <summary>Reads the arguments after <c>score forest</c>.</summary>
    /// <exception cref="FormatException">An argument is unknown or out of range; the message says which.</exception>
    public static ForestOptions Parse(ReadOnlySpan<string> args)
    {
        ForestOptions options = new();
        for (int i = 0; i < args.Length; i++)
        {
            string name = args[i];
            if (name is "--json" or "--peers")
            {
                options = name == "--json" ? options with { Json = true } : options with { Peers = null };
                continue;
            }

            string value = i + 1 < args.Length ? args[++i] : throw new FormatException($"{name} has no value.");
            options = name switch
            {
                "--data" => options with { Data = value },
                "--label" => options with { Label = value },
                "--categorical" => options with { Categorical = value.Split(',') },
                "--group" => options with { Group = value },
                "--workload" => options with { Workload = value is "A" or "B" ? value : throw new FormatException($"--workload takes A or B, not '{value}'.") },
                "--rows" => options with { Rows = Number(name, value) },
                "--write" => options with { Write = value },
                "--trees" => options with { Trees = Number(name, value) },
                "--threads" => options with { Threads = Number(name, value) },
                "--seed" => options with { Seed = Number(name, value) },
                "--peer" => options with { Peers = [.. options.Peers ?? [], value] },
                "--python" => options with { Python = value },
                _ => throw new FormatException($"There is no option {name}."),
            };
        }

        return options switch
        {
            { Data: null, Workload: null } or { Data: not null, Workload: not null } => throw new FormatException("score forest needs either --data or --workload."),
            { Write: not null, Workload: null } => throw new FormatException("--write needs --workload."),
            _ => options,
        };
    }

    private static int Number(string name, string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
        ? number
        : throw new FormatException($"{name} takes a whole number above 0, not '{value}'.");
}
