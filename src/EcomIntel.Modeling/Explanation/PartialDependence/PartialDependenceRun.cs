using System.Collections.Immutable;

namespace EcomIntel.Modeling;

/// <summary>One computation: all combinations of the axes' values, in parallel.</summary>
internal sealed class PartialDependenceRun(IClassifier classifier, FeatureMatrix features, int[] fields, ImmutableArray<PartialDependenceAxis> axes)
{
    private int _done;

    /// <summary>Copies some rows into a matrix of their own.</summary>
    public static FeatureMatrix Take(FeatureMatrix features, RowSet rows)
    {
        if (rows.Count == features.RowCount)
        {
            return features;
        }

        float[][] columns = new float[features.Schema.Count][];
        for (int field = 0; field < columns.Length; field++)
        {
            ReadOnlySpan<float> values = features.Column(field);
            columns[field] = new float[rows.Count];
            for (int i = 0; i < rows.Count; i++)
            {
                columns[field][i] = values[rows.Rows[i]];
            }
        }

        return new FeatureMatrix(features.Schema, columns);
    }

    /// <summary>The mean probabilities, combination after combination, of which the last axis changes fastest.</summary>
    public double[] Means(int maxDegreeOfParallelism, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        int points = axes.Aggregate(1, (count, axis) => checked(count * axis.Values.Length));
        int classes = classifier.Classes.Length;
        double[] means = new double[checked(points * classes)];
        RowSet all = RowSet.All(features.RowCount);
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = maxDegreeOfParallelism, CancellationToken = cancellationToken };
        Parallel.For(0, points, parallel, () => new double[checked(features.RowCount * classes)], (point, _, probabilities) =>
        {
            classifier.PredictBatch(Set(point), all, probabilities);
            Mean(probabilities, means.AsSpan(point * classes, classes));
            progress?.Report(new TrainingProgress("partial dependence", Interlocked.Increment(ref _done), points));
            return probabilities;
        }, _ => { });
        return means;
    }

    private FeatureMatrix Set(int point)
    {
        FeatureMatrix set = features;
        for (int axis = axes.Length - 1, rest = point; axis >= 0; axis--)
        {
            ImmutableArray<float> values = axes[axis].Values;
            float[] column = new float[features.RowCount];
            Array.Fill(column, values[rest % values.Length]);
            set = set.WithColumn(fields[axis], column);
            rest /= values.Length;
        }

        return set;
    }

    private static void Mean(double[] probabilities, Span<double> means)
    {
        for (int i = 0; i < probabilities.Length; i++)
        {
            means[i % means.Length] += probabilities[i];
        }

        foreach (ref double mean in means)
        {
            mean /= probabilities.Length / means.Length;
        }
    }
}
