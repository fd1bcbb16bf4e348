using System.Globalization;

namespace EcomIntel.Modeling.Tests;

/// <summary>84.51°'s Complete Journey: which of the five largest departments a basket line is of, from the household and the local moment.</summary>
public class CompleteJourneyTests
{
    private static readonly string[] Largest = ["GROCERY", "DRUG GM", "PRODUCE", "MEAT-PCKGD", "MEAT"];

    [Fact]
    public async Task Departments_are_predicted_beside_the_largest_alone()
    {
        string? folder = Environment.GetEnvironmentVariable("ECOMINTEL_DATA");
        if (folder is null)
        {
            Assert.Skip("Set ECOMINTEL_DATA to the folder with complete-journey to run this test.");
        }

        TrainingData data = await ReadAsync(Path.Combine(folder, "complete-journey"));
        Split split = Split.ByCustomer(data, train: 0.8, seed: 1);

        // The shares that the data's description gives: 38,530 lines of households with demographics, 0.6827 of them groceries.
        int[] labels = [.. data.Labels.ToArray().Where(label => label >= 0)];
        labels.Should().HaveCount(38_530);
        (labels.Count(label => data.Classes[label] == "GROCERY") / 38_530.0).Should().BeApproximately(0.6827, 5e-5);

        RandomForest forest = new RandomForestTrainer(new() { Trees = 30, Seed = 7 }).Grow(data, split.Train);
        Evaluation result = forest.Evaluate(data, split.Test, split.Train);
        Comparison priors = result.Against(Baseline.ClassPriors);

        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture, $"accuracy {result.Accuracy:F4}, log-loss {result.LogLoss:F4}; {priors}; {forest.Settings}"));
        // Age band, income, size and the hour say little: 0.002 nats on new households, give or take 0.002. Nothing may be lost, and nothing is claimed.
        priors.LogLossGain.Value.Should().BeGreaterThan(-0.002);
        priors.LogLossGain.High.Should().BePositive();
        result.Against(Baseline.Majority).AccuracyGain.Value.Should().BeGreaterThan(-0.002, "groceries stay the likeliest for nearly everybody");
    }

    private static async Task<TrainingData> ReadAsync(string folder)
    {
        AttributeDefinition[] household = [.. new[] { "age_band", "income", "household_size" }.Select(name => new AttributeDefinition(name, AttributeOwner.Customer))];
        CsvMap lines = new CsvMap()
            .Map(Field.OrderId, "basket_id").Map(Field.Timestamp, "transaction_timestamp").Map(Field.CustomerId, "household_id").Map(Field.ProductId, "product_id")
            .Map(Field.Quantity, "quantity").Map(Field.Total, "sales_value");
        CsvMap households = new CsvMap().Map(Field.CustomerId, "household_id")
            .MapAttribute(household[0], "age").MapAttribute(household[1]).MapAttribute(household[2]);
        CsvMap products = new CsvMap().Map(Field.ProductId, "product_id").Map(Field.ProductCategory, "department", department => Largest.Contains(department) ? department : null);
        CleanResult shop = await CommerceSource.FromCsv(Path.Combine(folder, "transactions.csv"), lines)
            .WithCustomers(Path.Combine(folder, "demographics.csv"), households)
            .WithProducts(Path.Combine(folder, "products.csv"), products)
            .LoadAsync(TestContext.Current.CancellationToken);
        FeaturePipelineBuilder builder = new FeaturePipelineBuilder("America/New_York").AddHourOfDay().AddDayOfWeek();
        foreach (AttributeDefinition attribute in household)
        {
            builder.AddAttribute(attribute.Name);
        }

        RowSet all = RowSet.All(shop.Dataset.Transactions.Count);
        TrainingData data = builder.Build().Fit(shop.Dataset, all).Transform(shop.Dataset, cancellationToken: TestContext.Current.CancellationToken).ForTarget(Target.NextCategory);
        float[] ages = data.Features.Column(data.Schema.IndexOf("age_band")).ToArray();
        return new TrainingData(data.Features, data.Classes, [.. data.Labels.ToArray().Select((label, row) => float.IsNaN(ages[row]) ? -1 : label)], data.Groups.ToArray());
    }
}
