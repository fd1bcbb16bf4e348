namespace EcomIntel.Modeling.Tests;

/// <summary>Every node of whole trees against all columns and all cuts, by a plain computation of impurity that shares nothing with the trees' own.</summary>
public class ExactSplitTests
{
    [Theory]
    [InlineData(2, 1, false)]
    [InlineData(3, 1, false)]
    [InlineData(3, 7, false)]
    [InlineData(8, 3, false)]
    [InlineData(12, 1, false)]
    [InlineData(12, 9, true)]
    [InlineData(2, 1, true)]
    [InlineData(3, 4, true)]
    public void Every_split_gains_as_much_as_the_best_of_all_columns_and_cuts(int classes, int leafRows, bool weighted)
    {
        for (int seed = 0; seed < 5; seed++)
        {
            new ClassNodes(Create(classes, weighted, seed), leafRows).Check(seed);
        }
    }

    /// <summary>Two numbers, one with missing values, a category with missing values and a flag; more than a histogram's worth of rows.</summary>
    private static ForestTable Create(int classes, bool weighted, int seed)
    {
        const int Rows = 300;
        SeededRandom random = SeededRandom.For(seed, "exact");
        float[][] columns = [new float[Rows], new float[Rows], new float[Rows], new float[Rows]];
        int[] labels = new int[Rows];
        for (int row = 0; row < Rows; row++)
        {
            columns[0][row] = random.NextInt32(40);
            columns[1][row] = random.NextInt32(6) == 0 ? float.NaN : random.NextInt32(9) - 4;
            columns[2][row] = random.NextInt32(7) == 0 ? float.NaN : random.NextInt32(5);
            columns[3][row] = random.NextInt32(2);
            labels[row] = random.NextInt32(3) > 0 ? (int)(columns[0][row] * classes / 40) : random.NextInt32(classes);
        }

        FeatureSchema schema = new([new("u", FeatureType.Number), new("v", FeatureType.Number), new("w", FeatureType.Category) { Levels = ["a", "b", "c", "d", "e"] }, new("x", FeatureType.Number)]);
        string[] names = [.. Enumerable.Range(0, classes).Select(k => $"c{k}")];
        RandomForestOptions options = new();
        for (int k = 0; weighted && k < classes; k++)
        {
            options.ClassWeights[names[k]] = 0.37 + k;
        }

        TrainingData data = new(new FeatureMatrix(schema, columns), [.. names], labels);
        return ForestTable.Create(data, RowSet.All(Rows), options, TestContext.Current.CancellationToken);
    }

    private sealed class ClassNodes(ForestTable table, int leafRows) : ExactNodes(table, leafRows)
    {
        protected override double Tolerance => 1e-12;

        /// <summary>Σ (weighted count)² ÷ weighted rows: rows less impurity.</summary>
        protected override double Score(int[] rows)
        {
            double[] counts = new double[Table.ClassCount];
            foreach (int row in rows)
            {
                counts[Table.Labels[row]] += Table.ClassWeights[Table.Labels[row]];
            }

            return counts.Sum(count => count * count) / counts.Sum();
        }

        protected override double Size(int[] rows) => Score(rows);

        /// <summary>For two classes all sets there are; for more the cuts of each class's order by share, which is what the forest promises.</summary>
        protected override IEnumerable<HashSet<byte>> Sets(int column, int[] rows, byte[] present) => Table.ClassCount == 2
            ? AllSets(present)
            : Enumerable.Range(0, Table.ClassCount).SelectMany(k => CutsOf([.. present.OrderBy(bin => Share(column, rows, bin, k)).ThenBy(bin => bin)]));

        private double Share(int column, int[] rows, byte bin, int k)
        {
            int[] own = [.. rows.Where(row => Table.Columns[column][row] == bin).Select(row => Table.Labels[row])];
            return own.Count(label => label == k) * Table.ClassWeights[k] / own.Sum(label => Table.ClassWeights[label]);
        }
    }
}
