namespace EcomIntel.Modeling;

/// <summary>
/// What <see cref="RandomForestTrainer.Tune"/> looks for and how long. An empty list leaves its option as the trainer has it. Mutable, for one thread.
/// </summary>
public sealed class ForestSearchOptions
{
    /// <summary>The number of forests that are tried, the trainer's own options being the first; at least 1; 40 by default. The first half is drawn at random, the others are neighbours of the best so far.</summary>
    public int Trials { get; set; } = 40;

    /// <summary>The number of trees of a forest that is tried, at least 20; 64 by default.</summary>
    public int TrialTrees { get; set; } = 64;

    /// <summary>How many of the best are grown whole before one is chosen, at least 1; 3 by default.</summary>
    public int Finalists { get; set; } = 3;

    /// <summary>The values of <see cref="ForestOptions.MinLeafRows"/>; 1 to 1,000 in nine steps by default. Those beyond a quarter of the rows are left out.</summary>
    public IReadOnlyList<int> MinLeafRows { get; set; } = [1, 2, 5, 10, 25, 60, 150, 400, 1_000];

    /// <summary>The values of <see cref="ForestOptions.ColumnsPerNode"/> as shares of the columns, above 0 and at most 1; 0.15 to 1 in five steps by default.</summary>
    public IReadOnlyList<double> ColumnShares { get; set; } = [0.15, 0.3, 0.5, 0.75, 1];

    /// <summary>
    /// The values of <see cref="ForestOptions.SampleShare"/>, above 0 and below 1; 0.2 to 0.8 in four steps by default. With more than 190,000 rows they are shares of 190,000.
    /// </summary>
    public IReadOnlyList<double> SampleShares { get; set; } = [0.2, 0.4, 0.632, 0.8];

    /// <summary>The values of <see cref="ForestOptions.MaxDepth"/>, null being no limit; 4, 8, 16 and null by default.</summary>
    public IReadOnlyList<int?> MaxDepths { get; set; } = [4, 8, 16, null];

    /// <summary>The values of <see cref="ForestOptions.MaxBins"/>, from 2 to 255; 32 and 255 by default.</summary>
    public IReadOnlyList<int> MaxBins { get; set; } = [32, 255];

    /// <summary>The values of <see cref="ForestOptions.Smoothing"/>; 0.01, 0.1, 1 and 10 by default.</summary>
    public IReadOnlyList<double> Smoothings { get; set; } = [0.01, 0.1, 1, 10];

    internal static void ThrowIfInvalid(ForestSearchOptions options)
    {
        List<string> mistakes = [];
        Check(options.Trials >= 1, FormattableString.Invariant($"Trials must be at least 1 but is {options.Trials}"));
        Check(options.TrialTrees is >= 20 and <= 100_000, FormattableString.Invariant($"TrialTrees must be from 20 to 100,000 but is {options.TrialTrees}"));
        Check(options.Finalists >= 1, FormattableString.Invariant($"Finalists must be at least 1 but is {options.Finalists}"));
        Check(options.MinLeafRows.All(rows => rows >= 1), "MinLeafRows must all be at least 1");
        Check(options.ColumnShares.All(share => share is > 0 and <= 1), "ColumnShares must all be above 0 and at most 1");
        Check(options.SampleShares.All(share => share is > 0 and < 1), "SampleShares must all be above 0 and below 1, so that rows are left to judge by");
        Check(options.MaxDepths.All(depth => depth is null or >= 1), "MaxDepths must all be at least 1 or null");
        Check(options.MaxBins.All(bins => bins is >= 2 and <= 255), "MaxBins must all be from 2 to 255");
        Check(options.Smoothings.All(rows => rows is >= 0 and <= ForestOptionsValidation.MaxAmount), "Smoothings must all be from 0 to 1E+12");
        if (mistakes.Count > 0)
        {
            throw new ArgumentException($"The options of the search are wrong: {string.Join("; ", mistakes)}.", nameof(options));
        }

        void Check(bool right, string mistake)
        {
            if (!right)
            {
                mistakes.Add(mistake);
            }
        }
    }
}
