namespace EcomIntel.Core.Tests;

public class ByTests
{
    private static readonly By PricePoint = By.Custom("price_point", Known.Purchase, row => row.UnitPrice is { } price ? price < 150 ? "cheap" : "dear" : null);
    private static readonly By Shift = By.Custom("shift", Known.Moment | Known.Customer, row => row.Customer is null ? string.Empty : $"{row.Customer.Gender}{row.HourOfDay / 8}");

    [Property(MaxTest = 40)]
    public void Every_key_gathers_the_events_that_share_it(int seed)
    {
        (List<Transaction> rows, List<Customer> customers, List<Product> products) = RandomShop.Records(seed, 80);
        (By Key, Func<Transaction, string?> Of)[] keys =
        [
            (By.Product, row => row.ProductId),
            (By.Category, row => products.Find(product => product.Id == row.ProductId)?.Category),
            (By.Location, row => CustomerOf(row)?.Location),
            (By.Hour, row => $"{row.Timestamp.Hour}"),
            (By.Attribute("tier"), row => CustomerOf(row)?.Attributes["tier"].Text),
            (By.Attribute("channel"), row => row.Attributes["channel"].Text),
            (PricePoint, row => row.UnitPrice is { } price ? price < 150 ? "cheap" : "dear" : null),
            (Shift, row => CustomerOf(row) is { } customer ? $"{customer.Gender}{row.Timestamp.Hour / 8}" : null),
        ];
        FeaturePipelineBuilder builder = new();
        foreach ((By key, _) in keys)
        {
            builder.AddAggregates(key, a => a.Count()).AddAggregates(key, Window.Days(3), a => a.Sum(Measure.Spend));
        }

        FeatureTable table = builder.Transform(CommerceDataset.FromRecords(rows, customers, products, RandomShop.Attributes));
        foreach ((By key, Func<Transaction, string?> of) in keys)
        {
            for (int i = 0; i < rows.Count; i++)
            {
                List<Transaction> past = [.. rows.Where(other =>
                    other.Kind == TransactionKind.Sale && other.Timestamp < rows[i].Timestamp && of(rows[i]) is { } wanted && of(other) == wanted)];
                table[$"transaction_count_by_{key}"][i].Should().Be(past.Count, "row {0} by {1}", i, key);
                decimal sum = NaiveFeatures.Sum(past.Where(other => other.Timestamp >= rows[i].Timestamp.AddDays(-3)));
                Money.ToDecimal(table[$"spend_sum_by_{key}_3d"].Values<long>()[i]).Should().Be(sum, "row {0} by {1}", i, key);
            }
        }

        Customer? CustomerOf(Transaction row) => customers.Find(customer => customer.Id == row.CustomerId);
    }

    [Fact]
    public void What_an_attribute_key_is_known_from_is_found_by_fitting()
    {
        FeaturePipeline pipeline = new FeaturePipelineBuilder().AddAggregates(By.Attribute("tier"), a => a.Count()).AddAggregates(By.Attribute("channel"), a => a.Count()).Build();
        pipeline.IsFitted.Should().BeFalse();
        pipeline.Definitions.Should().OnlyContain(definition => definition.KnownFrom == Known.All);
        CommerceDataset shop = RandomShop.Make(1);
        FeaturePipeline fitted = pipeline.Fit(shop, RowSet.All(120));
        fitted.Definitions.Select(definition => definition.KnownFrom).Should().Equal(Known.Past | Known.Customer, Known.Past | Known.Purchase);
        fitted.Fit(shop, RowSet.All(120)).Definitions.Should().Equal(fitted.Definitions, "a second fit finds the same");
    }

    [Fact]
    public void An_attribute_key_that_is_unknown_or_a_number_is_refused_by_fitting()
    {
        FeaturePipeline pipeline = new FeaturePipelineBuilder().AddAggregates(By.Attribute("color"), a => a.Count()).AddAggregates(By.Attribute("income"), a => a.Count()).Build();
        FluentActions.Invoking(() => pipeline.Fit(RandomShop.Make(1), RowSet.All(120))).Should().Throw<PipelineDefinitionException>().WithMessage(
            "*2 mistakes:*The dataset has no attribute 'color' to gather by*The attribute 'income' is a number*");
    }

    [Fact]
    public void A_dataset_that_declares_the_attribute_otherwise_is_refused()
    {
        CommerceDataset shop = RandomShop.Make(1);
        FeaturePipeline fitted = new FeaturePipelineBuilder().AddAggregates(By.Attribute("tier"), a => a.Count()).Build().Fit(shop, RowSet.All(120));
        CommerceDataset other = CommerceDataset.FromRecords([new Transaction("t", DateTimeOffset.UnixEpoch)], attributes: [new("tier", AttributeOwner.Product)]);
        FluentActions.Invoking(() => fitted.Run(other)).Should().Throw<SchemaMismatchException>().WithMessage("The attribute 'tier' is the Product's*fitted with the Customer's*");
    }

    [Fact]
    public void A_key_function_that_reads_what_it_did_not_declare_is_caught()
    {
        By leaking = By.Custom("leaking", Known.Customer | Known.Moment, row => row.Product?.Category);
        FluentActions.Invoking(() => new FeaturePipelineBuilder().AddAggregates(leaking, a => a.Count()).Build().Run(RandomShop.Make(1))).Should().Throw<LeakageException>()
            .WithMessage("The custom key 'leaking' is declared known from *, but its function reads Product, which is known from Purchase*");
    }

    [Fact]
    public void Aggregates_by_a_key_of_the_purchase_do_not_reach_a_model_of_it()
    {
        FeatureTable table = new FeaturePipelineBuilder().AddAggregates(PricePoint, a => a.Count()).Build().Run(RandomShop.Make(1));
        FluentActions.Invoking(() => table.ForTarget(Target.NextCategory)).Should().Throw<LeakageException>().WithMessage("*'transaction_count_by_price_point'*");
    }

    [Fact]
    public void Mistakes_in_custom_keys_are_reported_together()
    {
        FeaturePipelineBuilder builder = new FeaturePipelineBuilder()
            .AddAggregates(By.Custom("twice", Known.Moment, row => $"{row.HourOfDay}"), a => a.Count())
            .AddAggregates(By.Custom("twice", Known.Moment, row => $"{row.DayOfWeek}"), Window.Days(1), a => a.Count())
            .AddAggregates(By.Custom("nothing", Known.None, _ => "x"), a => a.Count())
            .AddAggregates(By.Custom("future", Known.Moment | Known.Future, _ => "x"), a => a.Count());
        FluentActions.Invoking(builder.Build).Should().Throw<PipelineDefinitionException>().WithMessage(
            "*3 mistakes:*'twice' stands for different functions*'nothing' does not say*'future' does not say*");
    }

    [Fact]
    public void A_function_is_registered_once()
    {
        FeatureFunctions functions = FeatureFunctions.None.AddKey("own", _ => "x").Add("own", _ => 1);
        FluentActions.Invoking(() => functions.AddKey("own", _ => "y")).Should().Throw<ArgumentException>().WithMessage("There is a function called 'own' already*");
    }
}
