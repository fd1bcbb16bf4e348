using System.Runtime.InteropServices;

namespace EcomIntel.Modeling;

/// <summary>One measurement over held-out rows, column after column.</summary>
internal sealed class ImportanceRun
{
    private readonly IClassifier _classifier;
    private readonly TrainingData _held;
    private readonly PermutationOptions _options;
    private readonly ParallelOptions _parallel;
    private readonly int[] _groups;
    private readonly ClusterBootstrap _bootstrap;

    public ImportanceRun(IClassifier classifier, TrainingData held, PermutationOptions options, CancellationToken cancellationToken)
    {
        _classifier = classifier;
        _held = held;
        _options = options;
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = options.MaxDegreeOfParallelism, CancellationToken = cancellationToken };
        _groups = new int[held.RowCount];
        Array.Fill(_groups, -1);
        held.Groups.CopyTo(_groups);
        _bootstrap = new ClusterBootstrap(_groups);
    }

    /// <summary>Measures a column, or several that are exchanged together.</summary>
    public ColumnImportance Measure(int[] fields)
    {
        FeatureField[] columns = [.. fields.Select(field => _held.Schema.Fields[field])];
        string name = string.Join('+', columns.Select(column => column.Name));
        PermutationScope scope = ExchangeUnits.Resolve(_options.Scope, columns.FirstOrDefault(column => column.KnownFrom != Known.Customer) ?? columns[0], _groups);
        ExchangeUnits units = ExchangeUnits.For(scope, _groups);
        LevelLosses losses = LevelLosses.Of(_classifier, _held, fields, _options.MaxLevels, _parallel);
        int[] levels = new int[units.Count];
        for (int unit = 0; unit < levels.Length; unit++)
        {
            levels[unit] = losses.LevelOfRow[units.RowsOf(unit)[0]];
        }

        double[] rises = ExpectedRises(units, losses, levels);
        double[] increases = new double[_options.Permutations];
        Parallel.For(0, increases.Length, _parallel, permutation =>
        {
            int[] shuffled = [.. levels];
            SeededRandom random = SeededRandom.For(_options.Seed, $"importance.{name}", permutation);
            units.Shuffle(shuffled, ref random);
            increases[permutation] = MeanRise(units, losses, shuffled);
        });
        return new ColumnImportance(
            name, scope, ImmutableCollectionsMarshal.AsImmutableArray(increases), ImmutableCollectionsMarshal.AsImmutableArray(rises), _bootstrap.Mean(rises));
    }

    /// <summary>For each row the mean rise over all permutations, in which it gets each level as often as the level is frequent in its block.</summary>
    private static double[] ExpectedRises(ExchangeUnits units, LevelLosses losses, int[] levels)
    {
        double[] rises = new double[losses.LevelOfRow.Length];
        double[] shares = new double[losses.Levels];
        for (int block = 0; block < units.BlockCount; block++)
        {
            (int first, int count) = units.UnitsOf(block).GetOffsetAndLength(levels.Length);
            Array.Clear(shares);
            for (int unit = first; unit < first + count; unit++)
            {
                shares[levels[unit]] += 1.0 / count;
            }

            for (int unit = first; unit < first + count; unit++)
            {
                foreach (int row in units.RowsOf(unit))
                {
                    ReadOnlySpan<double> ifLevel = losses.RisesOf(row);
                    for (int level = 0; level < shares.Length; level++)
                    {
                        rises[row] += shares[level] * ifLevel[level];
                    }
                }
            }
        }

        return rises;
    }

    private static double MeanRise(ExchangeUnits units, LevelLosses losses, int[] levels)
    {
        double total = 0;
        for (int unit = 0; unit < levels.Length; unit++)
        {
            foreach (int row in units.RowsOf(unit))
            {
                total += losses.RisesOf(row)[levels[unit]];
            }
        }

        return total / losses.LevelOfRow.Length;
    }
}
