using System.Text.Json;
using EcomIntel.Tests;

namespace EcomIntel.Core.Tests;

public class DescriptionTests
{
    private static readonly PipelineDescription Catalogue = FeatureCatalogue.Pipeline.Describe();

    [Fact]
    public void Every_kind_aggregation_and_key_is_in_the_catalogue_and_so_has_its_sentences()
    {
        AggregateDefinition[] aggregates = [.. FeatureCatalogue.Pipeline.Definitions.Select(definition => definition.Aggregate).OfType<AggregateDefinition>()];
        FeatureCatalogue.Pipeline.Definitions.Select(definition => definition.Kind).Should().Contain(Enum.GetValues<FeatureKind>());
        aggregates.Select(aggregate => aggregate.Aggregation).Should().Contain(Enum.GetValues<Aggregation>());
        aggregates.Select(aggregate => aggregate.By.Kind).Should().Contain(Enum.GetValues<ByKind>());
        Catalogue.Features.Should().OnlyContain(feature => feature.Meaning.Length > 0 && feature.Formula.Length > 0 && feature.Missing.Length > 0);
        Catalogue.Features.Select(feature => (feature.Name, feature.Type, feature.KnownFrom)).Should().Equal(
            FeatureCatalogue.Pipeline.Schema.Fields.Select(field => (field.Name, field.Type, field.KnownFrom)));
        Catalogue.Features.Select(feature => feature.Meaning).Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("hour_of_day", "hour", "Local hour in Africa/Accra, 0 to 23", "hour(local t)", "never")]
    [InlineData("month_cos", null, "The month as a point of a circle: its width", "cos(2π · (month − 1) / 12)", "never")]
    [InlineData("days_to_holiday", "days", "Days from the local date in Africa/Accra to the next of 2 given holidays from 2025-03-06 to 2025-12-25, 0 on the day", "min(holidays ≥ local date of t) − local date of t", "after the last holiday")]
    [InlineData("transaction_count_by_loyalty_tier", "sales", "Number of earlier sales with the same 'loyalty_tier'", "count(S), S = sales with the row's loyalty_tier and time < t", "never; 0 without such a sale")]
    [InlineData("spend_sum_by_weekday", "currency", "Sum of the spend of earlier sales with the same key weekday(row)", "sum(S.spend), S = sales with the row's weekday and time < t", "never; 0 without such a sale")]
    [InlineData("age", "years", "Age of the customer", "customer.age", "where the row has no customer, or the customer no age")]
    [InlineData("price_band", null, "Band of the unit price; an edge belongs to the band above it", "number of edges ≤ unit_price, edges 50, 200", "where the row has no unit price, or one below 0")]
    [InlineData("loyalty_tier", null, "The declared column 'loyalty_tier' of the customer, among the levels of the training rows", "customer['loyalty_tier']", "where the customer has none, or where no training row had the level")]
    [InlineData("transaction_count_by_customer", "sales", "Number of earlier sales of the same customer", "count(S), S = sales with the row's customer and time < t", "never; 0 without such a sale")]
    [InlineData("spend_sum_by_customer_30d", "currency", "Sum of the spend of earlier sales of the same customer in the last 30d", "sum(S.spend), S = sales with the row's customer and t − 30d ≤ time < t", "never; 0 without such a sale")]
    [InlineData("quantity_sum_by_customer_30d", "pieces", "Sum of the quantity of earlier sales of the same customer in the last 30d", "sum(S.quantity), S = sales with the row's customer and t − 30d ≤ time < t", "never; 0 without such a sale")]
    [InlineData("unit_price_mean_by_customer_30d", "currency", "Mean unit price of earlier sales of the same customer in the last 30d", "mean(S.unit_price), S = sales with the row's customer and t − 30d ≤ time < t", "without such a sale that has a unit price")]
    [InlineData("days_since_last_by_category", "days", "Days of 24 hours, fractions included, since the newest earlier sale of the same product category", "(t − max(S.time)) / 24h, S = sales with the row's category and time < t", "without such a sale")]
    [InlineData("spend_sum_by_customer_30d_over_spend_sum_by_customer", null, "spend_sum_by_customer_30d divided by spend_sum_by_customer", "spend_sum_by_customer_30d / spend_sum_by_customer", "where either is missing, or the divisor is 0")]
    [InlineData("spend_sum_by_customer_minus_spend_sum_by_customer_30d", "currency", "spend_sum_by_customer minus spend_sum_by_customer_30d", "spend_sum_by_customer − spend_sum_by_customer_30d", "where either is missing")]
    [InlineData("spend_last_by_customer", "currency", "The spend of the last of earlier sales of the same customer that has one", "last(S.spend) by time and id, S = sales with the row's customer and time < t", "without such a sale that has a spend")]
    [InlineData("category_books_share_by_customer", null, "Share of the category 'Books' among earlier sales of the same customer that have a category", "count(S.category = 'Books') / count(S.category), S = sales with the row's customer and time < t", "without such a sale that has a category")]
    [InlineData("product_distinct_count_by_customer", "products", "Number of different products of earlier sales of the same customer", "count(distinct S.product), S = sales with the row's customer and time < t", "never; 0 without such a sale")]
    [InlineData("spend_variance_by_customer_last5", "currency²", "Sample variance of the spend of earlier sales of the same customer, the last 5 of them", "(sum(S.spend²) − sum(S.spend)² / n) / (n − 1), n = count(S.spend), S = sales with the row's customer and time < t, the last 5 by time and id", "with fewer than two such sales that have a spend")]
    [InlineData("spend_sum_by_customer_decay30d", "currency", "Sum of the spend of earlier sales of the same customer, each weighing half for every 30d of its age", "sum(w · S.spend), w = 2^(−(t − S.time) / 30d), S = sales with the row's customer and time < t", "never; 0 without such a sale")]
    [InlineData("is_weekend", null, "A function of the app's own", "is_weekend(row)", "where the function gives NaN")]
    public void A_feature_is_described_exactly(string name, string? unit, string meaning, string formula, string missing)
    {
        FeatureDescription feature = Catalogue[name];
        (feature.Unit, feature.Meaning, feature.Formula, feature.Missing).Should().Be((unit, meaning, formula, missing));
    }

    [Fact]
    public void Columns_are_stored_as_described()
    {
        FeatureTable table = FeatureCatalogue.Pipeline.Run(FeatureCatalogue.Shop);
        foreach (FeatureDescription feature in Catalogue.Features)
        {
            FeatureColumn column = table[feature.Name];
            Action read = feature.StoredAs.Split(',')[0] switch
            {
                "Int8" => () => column.Values<sbyte>(),
                "Int32" => () => column.Values<int>(),
                "Int64" => () => column.Values<long>(),
                _ => () => column.Values<double>(),
            };
            read.Should().NotThrow("{0} is {1}", feature.Name, feature.StoredAs);
            feature.StoredAs.EndsWith("ten-thousandths", StringComparison.Ordinal).Should().Be(feature.Type == FeatureType.Money);
        }
    }

    [Fact]
    public void A_pipeline_is_described_before_it_is_fitted_too()
    {
        PipelineDescription description = new FeaturePipelineBuilder().AddAttribute("income").AddPriceBandQuantiles(3)
            .AddHourOfDay().AddAggregates(By.Customer, a => a.Sum(Measure.Spend)).AddRatio("spend_sum_by_customer", "hour_of_day", "x").Build().Describe();
        description["income"].Meaning.Should().Be("The declared column 'income' of the owner");
        description["price_band"].Meaning.Should().Be("Band of the unit price; 3 bands of equal size among the training rows");
        description["x"].Unit.Should().Be("currency / hour");
        FluentActions.Invoking(() => description["y"]).Should().Throw<ArgumentException>().WithMessage("There is no feature 'y'. There are income, price_band*");
    }

    [Fact]
    public void The_table_has_a_line_for_each_feature_and_escapes_what_would_end_a_cell() =>
        new FeaturePipelineBuilder().AddQuantity().AddAttribute("a|b").Build().Describe().ToMarkdownTable().Should().Be(
            """
            | Feature | Type | Stored as | Unit | Known from | Meaning | Formula | Missing |
            |---|---|---|---|---|---|---|---|
            | `quantity` | count | Int64 | pieces | purchase | Pieces of the line | `quantity` | where the row has no quantity |
            | `a\|b` | number | Float64 | – | customer, moment, past, purchase, future | The declared column 'a\|b' of the owner | `owner['a\|b']` | where the owner has none |

            """.ReplaceLineEndings("\n"));

    [Fact]
    public void The_json_says_the_same_as_the_table()
    {
        using JsonDocument json = JsonDocument.Parse(Catalogue.ToJson());
        json.RootElement.GetProperty("format").GetString().Should().Be("ecomintel.description");
        json.RootElement.GetProperty("time_zone").GetString().Should().Be("Africa/Accra");
        JsonElement[] features = [.. json.RootElement.GetProperty("features").EnumerateArray()];
        features.Select(feature => feature.GetProperty("name").GetString()).Should().Equal(Catalogue.Features.Select(feature => feature.Name));
        features.Select(feature => feature.GetProperty("meaning").GetString()).Should().Equal(Catalogue.Features.Select(feature => feature.Meaning));
        features.Select(feature => feature.GetProperty("unit").GetString()).Should().Equal(Catalogue.Features.Select(feature => feature.Unit));
        features[0].GetProperty("known_from")[0].GetString().Should().Be("moment");
        features[0].GetProperty("type").GetString().Should().Be("whole_number");
    }
}
