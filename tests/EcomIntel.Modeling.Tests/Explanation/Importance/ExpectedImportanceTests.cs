namespace EcomIntel.Modeling.Tests;

/// <summary>Three customers (one, two and three rows), whose rows stand mixed, and a model that looks at both columns.</summary>
public class ExpectedImportanceTests
{
    private static readonly FeatureSchema Schema = new([new FeatureField("who", FeatureType.Number), new FeatureField("when", FeatureType.Number, Known.Moment)]);
    private static readonly int[] Labels = [0, 1, 0, 1, 1, 0];
    private static readonly int[] Groups = [2, 1, 0, 1, 2, 2];
    private static readonly float[] Who = [3, 2, 1, 2, 3, 3];
    private static readonly float[] When = [8, 9, 18, 8, 20, 21];
    private static readonly TableModel Model = new(Schema, (who, when) => ((who * 5) + when) / 40);

    [Fact]
    public void Over_customers_a_rows_increase_is_the_mean_over_all_orders_of_the_customers()
    {
        double[] increases = [.. Measure(Model)[0].RowIncreases];

        float[][] orders = [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]];
        for (int row = 0; row < Labels.Length; row++)
        {
            increases[row].Should().BeApproximately(orders.Average(order => Loss(row, order[Groups[row]], When[row])) - Loss(row, Who[row], When[row]), 1e-12);
        }
    }

    [Fact]
    public void Within_customers_a_rows_increase_is_the_mean_over_the_customers_own_values()
    {
        double[] increases = [.. Measure(Model)[1].RowIncreases];

        for (int row = 0; row < Labels.Length; row++)
        {
            IEnumerable<int> own = Enumerable.Range(0, Labels.Length).Where(other => Groups[other] == Groups[row]);
            increases[row].Should().BeApproximately(own.Average(other => Loss(row, Who[row], When[other])) - Loss(row, Who[row], When[row]), 1e-12);
        }
    }

    [Fact]
    public void A_column_the_model_ignores_gains_exactly_nothing_beside_one_that_it_uses()
    {
        ColumnImportance[] found = Measure(new TableModel(Schema, (_, when) => when / 24));

        found[0].RowIncreases.Should().OnlyContain(increase => increase == 0);
        found[0].PValue.Should().Be(1);
        found[1].RowIncreases.Should().Contain(increase => increase != 0);
    }

    [Fact]
    public void Rows_without_a_class_are_skipped_and_the_others_keep_their_order()
    {
        TrainingData data = new(new FeatureMatrix(Schema, [[9, .. Who], [9, .. When]]), ["a", "b"], [-1, .. Labels], [0, .. Groups]);

        Measure(Model, data).SelectMany(column => column.RowIncreases).Should().Equal(Measure(Model).SelectMany(column => column.RowIncreases));
    }

    private static ColumnImportance[] Measure(TableModel model) =>
        Measure(model, new TrainingData(new FeatureMatrix(Schema, [Who, When]), ["a", "b"], Labels, Groups));

    private static ColumnImportance[] Measure(TableModel model, TrainingData data) =>
        [.. PermutationImportance.Compute(model, data, RowSet.All(data.RowCount), null, null, TestContext.Current.CancellationToken)];

    private static double Loss(int row, float who, float when)
    {
        double[] probabilities = new double[2];
        Model.Predict([who, when], probabilities);
        return -Math.Log(probabilities[Labels[row]]);
    }
}
