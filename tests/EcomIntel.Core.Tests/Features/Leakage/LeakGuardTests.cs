namespace EcomIntel.Core.Tests;

public class LeakGuardTests
{
    private static readonly CommerceDataset Shop = RandomShop.Make(1);

    [Fact]
    public void Features_of_the_purchase_and_of_the_future_are_refused_all_by_name()
    {
        FeatureTable table = new FeaturePipelineBuilder().AddAge().AddTotalPrice().AddHourOfDay().AddProductCategory().AddCustomerTotalSpent().Transform(Shop);
        FluentActions.Invoking(() => table.ForTarget(Target.NextCategory, "total_price")).Should().Throw<LeakageException>().WithMessage(
            "These features are not known before the purchase that 'next_category' is part of: 'product_category' (known from Purchase), " +
            "'customer_total_spent' (known from Future). Leave them out with Select(Known.BeforePurchase), or allow them by name where that is really meant.");
    }

    [Fact]
    public void What_is_allowed_by_name_may_be_used()
    {
        FeatureTable table = new FeaturePipelineBuilder().AddAge().AddUnitPrice().Transform(Shop);
        table.ForTarget(Target.NextCategory, "unit_price").Schema.Fields.Select(field => field.Name).Should().Equal("age", "unit_price");
    }

    [Fact]
    public void An_allowed_name_that_is_not_there_is_a_mistake() =>
        FluentActions.Invoking(() => new FeaturePipelineBuilder().AddAge().Transform(Shop).ForTarget(Target.NextCategory, "unit_prize"))
            .Should().Throw<ArgumentException>().WithMessage("*'unit_prize' is allowed but*");

    [Fact]
    public void Attributes_are_known_from_what_owns_them()
    {
        FeatureTable table = new FeaturePipelineBuilder().AddAttribute("tier").AddAttribute("income").AddAttribute("channel").Transform(Shop);
        table.Schema.Fields.Select(field => (field.KnownFrom, field.Type)).Should().Equal(
            (Known.Customer, FeatureType.Category), (Known.Customer, FeatureType.Number), (Known.Purchase, FeatureType.Category));
        FluentActions.Invoking(() => table.ForTarget(Target.NextCategory)).Should().Throw<LeakageException>().WithMessage("*'channel' (known from Purchase)*");
    }

    [Fact]
    public void Selecting_what_is_known_before_a_purchase_passes_the_guard()
    {
        FeatureTable table = Pipelines.All().Transform(Shop);
        TrainingData data = table.Select(Known.BeforePurchase).ForTarget(Target.NextCategory);
        data.Schema.Fields.Should().OnlyContain(field => (field.KnownFrom & ~Known.BeforePurchase) == Known.None);
        table.Columns.Length.Should().Be(data.Schema.Count + 8);
    }

    [Fact]
    public void A_feature_of_mixed_sources_is_kept_only_where_all_of_them_are()
    {
        FeatureTable table = Pipelines.All().Transform(Shop);
        table.Select(Known.Customer).Columns.Select(column => column.Name).Should().Equal("age", "gender", "location", "tier", "income");
        table.Select(Known.Customer | Known.Moment).Columns.Select(column => column.Name).Should().Contain("age_by_hour");
        FluentActions.Invoking(() => new FeaturePipelineBuilder().AddAge().Transform(Shop).Select(Known.Moment)).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void The_next_category_is_the_rows_own_and_only_of_sales()
    {
        (List<Transaction> rows, List<Customer> customers, List<Product> products) = RandomShop.Records(5, 100);
        TrainingData data = new FeaturePipelineBuilder().AddHourOfDay().Transform(CommerceDataset.FromRecords(rows, customers, products)).ForTarget(Target.NextCategory);
        for (int i = 0; i < rows.Count; i++)
        {
            string? category = rows[i].Kind == TransactionKind.Sale ? products.Find(product => product.Id == rows[i].ProductId)?.Category : null;
            (data.Labels[i] < 0 ? null : data.Classes[data.Labels[i]]).Should().Be(category);
        }

        data.Groups.ToArray().Select(group => group < 0).Should().Equal(rows.Select(row => row.CustomerId is null));
    }

    [Fact]
    public void A_target_that_no_row_has_is_a_mistake() =>
        FluentActions.Invoking(() => new FeaturePipelineBuilder().AddAge().Transform(Shop).ForTarget(Target.Of("churn", (_, _) => null)))
            .Should().Throw<EcomIntelException>().WithMessage("No row has a class of 'churn'*");
}
