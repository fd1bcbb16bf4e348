namespace EcomIntel.Modeling.Tests;

/// <summary>Permutation importance as it is defined: exchange the column, predict all rows again, compare the mean losses.</summary>
internal static class PlainImportance
{
    public static double[] Increases(IClassifier model, TrainingData data, int field, PermutationScope scope, PermutationOptions options)
    {
        double actual = MeanLoss(model, data, data.Features);
        ReadOnlySpan<float> column = data.Features.Column(field);
        double[] increases = new double[options.Permutations];
        for (int i = 0; i < increases.Length; i++)
        {
            int[] sources = Sources(scope, data.Groups.ToArray(), SeededRandom.For(options.Seed, "importance." + data.Schema.Fields[field].Name, i));
            float[] exchanged = new float[sources.Length];
            for (int row = 0; row < exchanged.Length; row++)
            {
                exchanged[row] = column[sources[row]];
            }

            increases[i] = MeanLoss(model, data, data.Features.WithColumn(field, exchanged)) - actual;
        }

        return increases;
    }

    /// <summary>For each row the row whose value it takes.</summary>
    public static int[] Sources(PermutationScope scope, int[] groups, SeededRandom random)
    {
        ExchangeUnits units = ExchangeUnits.For(scope, groups);
        int[] givers = [.. Enumerable.Range(0, units.Count)];
        units.Shuffle(givers, ref random);
        int[] sources = new int[groups.Length];
        for (int unit = 0; unit < givers.Length; unit++)
        {
            foreach (int row in units.RowsOf(unit))
            {
                sources[row] = units.RowsOf(givers[unit])[0];
            }
        }

        return sources;
    }

    private static double MeanLoss(IClassifier model, TrainingData data, FeatureMatrix features)
    {
        double[] row = new double[model.Classes.Length];
        float[] values = new float[data.Schema.Count];
        double total = 0;
        for (int i = 0; i < data.RowCount; i++)
        {
            features.CopyRow(i, values);
            model.Predict(values, row);
            total -= Math.Log(Math.Clamp(row[data.Labels[i]], double.Epsilon, 1));
        }

        return total / data.RowCount;
    }
}
