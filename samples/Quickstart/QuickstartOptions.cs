using System.Globalization;

namespace Quickstart;

/// <summary>What the command line asks for.</summary>
internal sealed record QuickstartOptions
{
    public const string Usage = """
        Usage: Quickstart [--transactions FILE.csv] [--out DIR] [--seed N] [--split customer|time|random]
          --transactions  a flat CSV with the columns transaction_id, timestamp, customer_id, age, gender, location, product_id,
                          product_category, quantity, price_per_item, total_price; without it a shop is generated
          --out           the folder for features.csv, evaluation.json, model.ecomforest, insights.json, report.md and report.html (default artifacts/quickstart)
          --seed          the seed of everything random (default 42)
          --split         how test rows are chosen: whole customers (default), the newest fifth, or any row
        """;

    public string? Transactions { get; init; }

    public string Out { get; init; } = Path.Combine("artifacts", "quickstart");

    public long Seed { get; init; } = 42;

    public string Split { get; init; } = "customer";

    /// <summary>Reads the command line.</summary>
    /// <exception cref="UsageException">An option is unknown, lacks its value or has one that cannot be used.</exception>
    public static QuickstartOptions Parse(IReadOnlyList<string> args)
    {
        QuickstartOptions options = new();
        for (int i = 0; i < args.Count; i += 2)
        {
            string value = i + 1 < args.Count ? args[i + 1] : throw new UsageException($"The option {args[i]} lacks its value.");
            options = args[i] switch
            {
                "--transactions" => options with { Transactions = value },
                "--out" => options with { Out = value },
                "--seed" when long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long seed) => options with { Seed = seed },
                "--split" when value is "customer" or "time" or "random" => options with { Split = value },
                "--seed" or "--split" => throw new UsageException($"The option {args[i]} cannot be '{value}'."),
                _ => throw new UsageException($"There is no option {args[i]}."),
            };
        }

        return options;
    }
}
