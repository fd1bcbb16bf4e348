namespace EcomIntel.Modeling.Tests;

/// <summary>Every node of whole trees of amounts against all columns, cuts and sets of a category, by squared error computed plainly.</summary>
public class ExactCutTests
{
    [Property(MaxTest = 15)]
    public void Every_split_lowers_squared_error_as_much_as_the_best_of_all_columns_and_cuts(int seed) =>
        new AmountNodes(Create(seed), leafRows: seed % 2 == 0 ? 1 : 1 + Math.Abs(seed % 7)).Check(seed);

    /// <summary>Two numbers, one with missing values, and a category with missing values.</summary>
    private static ForestTable Create(int seed)
    {
        const int Rows = 120;
        SeededRandom random = SeededRandom.For(seed, "exact-cuts");
        float[][] columns = [new float[Rows], new float[Rows], new float[Rows]];
        double[] amounts = new double[Rows];
        for (int row = 0; row < Rows; row++)
        {
            columns[0][row] = random.NextInt32(40);
            columns[1][row] = random.NextInt32(6) == 0 ? float.NaN : random.NextInt32(9) - 4;
            columns[2][row] = random.NextInt32(7) == 0 ? float.NaN : random.NextInt32(5);
            amounts[row] = 1_000 + columns[0][row] + (columns[2][row] is 1 or 3 ? 20 : 0) + (10 * random.NextNormal());
        }

        FeatureSchema schema = new([new("u", FeatureType.Number), new("v", FeatureType.Number), new("w", FeatureType.Category) { Levels = ["a", "b", "c", "d", "e"] }]);
        RegressionData data = new(new FeatureMatrix(schema, columns), amounts);
        return ForestTable.Create(data, RowSet.All(Rows), AmountRows.Mean(data, RowSet.All(Rows)), new RegressionForestOptions(), TestContext.Current.CancellationToken);
    }

    private sealed class AmountNodes(ForestTable table, int leafRows) : ExactNodes(table, leafRows)
    {
        protected override double Tolerance => 1e-9;

        protected override double Score(int[] rows)
        {
            double mean = rows.Average(row => Table.Amounts[row]);
            return -rows.Sum(row => Math.Pow(Table.Amounts[row] - mean, 2));
        }

        protected override double Size(int[] rows) => rows.Sum(row => Table.Amounts[row] * Table.Amounts[row]);

        /// <summary>All sets; where leaves have a least size, the cuts of the order by mean, which is what the forest promises.</summary>
        protected override IEnumerable<HashSet<byte>> Sets(int column, int[] rows, byte[] present) => LeafRows == 1
            ? AllSets(present)
            : CutsOf([.. present.OrderBy(bin => rows.Where(row => Table.Columns[column][row] == bin).Average(row => Table.Amounts[row]))]);
    }
}
