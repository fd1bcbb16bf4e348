using EcomIntel;
using Quickstart.Output;

namespace Quickstart.Steps;

/// <summary>One pipeline for the file and for the model; the model sees only what is known before a purchase.</summary>
internal sealed record FeatureStep(FeatureTable Table, TrainingData Data, Split Split)
{
    public static FeatureStep Make(CommerceDataset dataset, QuickstartOptions options)
    {
        FeaturePipeline pipeline = new FeaturePipelineBuilder()
            .AddHourOfDay().AddDayOfWeek().AddMonth()
            .AddTotalPrice().AddPriceBand(50m, 200m)
            .AddAge().AddGender().AddLocation()
            .AddAggregates(By.Customer, a => a.Count().Sum(Measure.Spend).Mean(Measure.Spend).TimeSinceLast())
            .AddAggregates(By.Customer, Window.Days(30), a => a.Sum(Measure.Spend))
            .AddCustomerTotalSpent()
            .Build();

        Split split = options.Split switch
        {
            "time" => Split.ByTime(dataset),
            "random" => Split.Random(dataset, seed: options.Seed),
            _ => Split.ByCustomer(dataset, seed: options.Seed),
        };
        FeatureTable table = pipeline.Fit(dataset, split.Train).Transform(dataset);
        return new FeatureStep(table, table.Select(Known.BeforePurchase).ForTarget(Target.NextCategory), split);
    }

    public void Write(string path, Screen screen)
    {
        Table.SaveCsv(path);
        screen.Table(
            ["feature", "known from", "missing", "first rows"],
            Table.Columns.Select(column => (IReadOnlyList<string>)
            [
                column.Name,
                column.Field.KnownFrom.ToString(),
                $"{column.MissingCount:N0}",
                string.Join("  ", Enumerable.Range(0, Math.Min(4, Table.RowCount)).Select(row => Text(column, row))),
            ]));
        screen.Line($"The model reads {Data.Schema.Count} of them: those known before a purchase.");
    }

    private static string Text(FeatureColumn column, int row) => column.LevelOf(row) ?? (double.IsNaN(column[row]) || column.Field.IsCategorical ? "–" : $"{column[row]:0.##}");
}
