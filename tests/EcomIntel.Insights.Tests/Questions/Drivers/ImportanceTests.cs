namespace EcomIntel.Insights.Tests;

/// <summary>Three customers (one, two and three rows) and a model that looks at both columns.</summary>
public class ImportanceTests
{
    private static readonly FeatureSchema Schema = new([new FeatureField("who", FeatureType.Number), new FeatureField("when", FeatureType.Number, Known.Moment)]);
    private static readonly int[] Labels = [0, 1, 0, 1, 1, 0];
    private static readonly int[] Groups = [0, 1, 1, 2, 2, 2];
    private static readonly float[] Who = [1, 2, 2, 3, 3, 3];
    private static readonly float[] When = [8, 9, 18, 8, 20, 21];

    [Fact]
    public void Over_customers_the_gain_is_the_mean_over_all_orders_of_the_customers()
    {
        (HeldOutRows rows, ColumnLosses losses, TableModel model) = Column(0);

        Importance importance = Importance.OverCustomers(rows, losses, 399, 0, "who");

        int[][] orders = [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]];
        for (int row = 0; row < Labels.Length; row++)
        {
            double expected = orders.Average(order => Loss(model, rows, row, order[WhoOf(rows, row) - 1], rows.Features.Column(1)[row]))
                - Loss(model, rows, row, rows.Features.Column(0)[row], rows.Features.Column(1)[row]);
            importance.Gains[row].Should().BeApproximately(expected, 1e-12);
        }
    }

    [Fact]
    public void Within_customers_the_gain_is_the_mean_over_the_customers_own_values()
    {
        (HeldOutRows rows, ColumnLosses losses, TableModel model) = Column(1);

        Importance importance = Importance.WithinCustomers(rows, losses, 399, 0, "when");

        for (int row = 0; row < Labels.Length; row++)
        {
            float who = rows.Features.Column(0)[row];
            double[] others = [.. Enumerable.Range(0, Labels.Length).Where(other => rows.CustomerOfRow[other] == rows.CustomerOfRow[row])
                .Select(other => Loss(model, rows, row, who, rows.Features.Column(1)[other]))];
            importance.Gains[row].Should().BeApproximately(others.Average() - Loss(model, rows, row, who, rows.Features.Column(1)[row]), 1e-12);
        }
    }

    [Fact]
    public void A_column_the_model_ignores_gains_nothing_and_has_the_worst_rank()
    {
        TrainingData data = Data();
        HeldOutRows rows = HeldOutRows.From(data, RowSet.All(6), 100, 0);
        ColumnLosses losses = ColumnLosses.Of(new TableModel(Schema, (_, when) => when / 24), rows, 0, new ParallelOptions());

        Importance importance = Importance.OverCustomers(rows, losses, 399, 0, "who");

        importance.Gains.Should().OnlyContain(gain => gain == 0);
        importance.PValue.Should().Be(1);
    }

    [Fact]
    public void Held_out_customers_are_taken_whole_until_there_are_enough()
    {
        HeldOutRows rows = HeldOutRows.From(Data(), RowSet.All(6), 2, 0);

        rows.Labels.Length.Should().Be(rows.Rows.Count).And.BeInRange(2, 4);
        int[] taken = [.. rows.Rows.Rows.ToArray().Select(row => Groups[row])];
        taken.Should().OnlyContain(group => taken.Count(other => other == group) == Groups.Count(other => other == group));
    }

    private static (HeldOutRows Rows, ColumnLosses Losses, TableModel Model) Column(int field)
    {
        TableModel model = new(Schema, (who, when) => ((who * 5) + when) / 40);
        HeldOutRows rows = HeldOutRows.From(Data(), RowSet.All(6), 100, 0);
        return (rows, ColumnLosses.Of(model, rows, field, new ParallelOptions()), model);
    }

    private static TrainingData Data() => new(new FeatureMatrix(Schema, [Who, When]), ["a", "b"], Labels, Groups);

    private static int WhoOf(HeldOutRows rows, int row) => (int)rows.Features.Column(0)[row];

    private static double Loss(TableModel model, HeldOutRows rows, int row, float who, float when)
    {
        double[] probabilities = new double[2];
        model.Predict([who, when], probabilities);
        return -Math.Log(probabilities[rows.Labels[row]]);
    }
}
