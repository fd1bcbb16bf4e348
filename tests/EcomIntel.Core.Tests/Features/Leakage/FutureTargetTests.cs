namespace EcomIntel.Core.Tests;

public class FutureTargetTests
{
    private static readonly TimeSpan Days = TimeSpan.FromDays(3);

    [Property(MaxTest = 60)]
    public void A_row_is_labelled_by_the_sales_strictly_after_it_and_within_the_horizon(int seed)
    {
        CommerceDataset shop = RandomShop.Make(seed, 60);
        TransactionTable table = shop.Transactions;
        long ahead = Days.Ticks / 10;
        long end = table.Timestamps.ToArray().Max();
        int[] buys = [.. Target.BuysWithin(Days).Label(shop).Codes];
        int[] churns = [.. Target.ChurnsWithin(Days).Label(shop).Codes];
        double[] spend = AmountTarget.SpendWithin(Days).Amounts(shop);

        for (int row = 0; row < table.Count; row++)
        {
            long now = table.Timestamps[row];
            int customer = table.Customers[row];
            int[] later = [.. Enumerable.Range(0, table.Count).Where(other =>
                table.Customers[other] == customer && table.Kinds[other] == TransactionKind.Sale && table.Timestamps[other] > now && table.Timestamps[other] <= now + ahead)];
            bool known = customer >= 0 && table.Kinds[row] == TransactionKind.Sale && now + ahead <= end;
            buys[row].Should().Be(!known ? -1 : later.Length > 0 ? 1 : 0);
            churns[row].Should().Be(!known ? -1 : 1 - buys[row]);
            double total = later.Sum(other => table.Totals[other] == Money.Missing ? double.NaN : table.Totals[other] / 10_000.0);
            double.IsNaN(spend[row]).Should().Be(!known || double.IsNaN(total));
            (double.IsNaN(spend[row]) || Math.Abs(spend[row] - total) < 1e-6).Should().BeTrue();
        }
    }

    [Fact]
    public void Nobody_who_bought_again_soon_is_labelled_where_those_who_did_not_cannot_be()
    {
        // Both of day 9 buy or do not buy by day 10, the newest: labelling the one who did would make buying look more frequent.
        CommerceDataset shop = Shop(("a", 0), ("a", 4), ("b", 9), ("c", 9), ("b", 10));
        Labels(shop, Target.BuysWithin(TimeSpan.FromDays(5))).Should().Equal("yes", "no", null, null, null);
    }

    [Fact]
    public void Lines_of_one_moment_are_no_repeat()
    {
        CommerceDataset shop = Shop(("a", 0), ("a", 0), ("b", 9));
        Labels(shop, Target.BuysWithin(TimeSpan.FromDays(5))).Should().Equal("no", "no", null);
        Labels(shop, Target.ChurnsWithin(TimeSpan.FromDays(5))).Should().Equal("yes", "yes", null);
    }

    [Fact]
    public void A_target_about_the_time_after_the_purchase_may_know_the_purchase_but_not_the_future()
    {
        FeatureTable table = new FeaturePipelineBuilder().AddAge().AddTotalPrice().AddCustomerTotalSpent().Transform(RandomShop.Make(1));
        Target target = Target.BuysWithin(Days);

        table.Select(target.Allows).ForTarget(target).Schema.Fields.Select(field => field.Name).Should().Equal("age", "total_price");
        (Target.NextCategory.Allows, Target.NextCategory.Horizon).Should().Be((Known.BeforePurchase, null));
        (target.Name, target.Horizon).Should().Be(("buys_within_3d", Days));
        FluentActions.Invoking(() => table.ForTarget(target)).Should().Throw<LeakageException>().WithMessage(
            "These features are not known at the purchase after which 'buys_within_3d' is decided: 'customer_total_spent' (known from Future). " +
            "Leave them out with Select and the target's Allows, or allow them by name where that is really meant.");
        FluentActions.Invoking(() => table.ForAmount(AmountTarget.SpendWithin(Days))).Should().Throw<LeakageException>().WithMessage("*'spend_within_3d'*");
        FluentActions.Invoking(() => table.ForAmount(AmountTarget.Of("paid", (_, _) => 1))).Should().Throw<LeakageException>().WithMessage("*before the purchase*'total_price'*");
    }

    [Fact]
    public void A_target_of_the_apps_own_has_no_label_where_its_horizon_is_not_over()
    {
        CommerceDataset shop = Shop(("a", 0), ("a", 4), ("b", 10));
        Labels(shop, Target.Of("calls", TimeSpan.FromDays(7), (_, row) => row % 2 == 0 ? "yes" : "no")).Should().Equal("yes", null, null);
        AmountTarget.Of("minutes", TimeSpan.FromDays(6), (_, row) => row).Amounts(shop).Should().Equal(0, 1, double.NaN);
        FluentActions.Invoking(() => Target.BuysWithin(TimeSpan.Zero)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Data_shorter_than_the_horizon_is_refused() =>
        FluentActions.Invoking(() => new FeaturePipelineBuilder().AddHourOfDay().Transform(Shop(("a", 0), ("a", 4))).ForTarget(Target.BuysWithin(TimeSpan.FromDays(30))))
            .Should().Throw<EcomIntelException>().WithMessage("No row has a class of 'buys_within_30d'. Check that sales to known customers happened 30d before the newest transaction*");

    [Fact]
    public void Rows_of_a_customer_whose_windows_overlap_are_not_apart()
    {
        CommerceDataset shop = Shop(("a", 0), ("a", 3), ("a", 6), ("b", 6), ("b", 20));
        FeatureTable table = new FeaturePipelineBuilder().AddHourOfDay().Transform(shop);
        TrainingData data = table.ForTarget(Target.BuysWithin(TimeSpan.FromDays(5))).WithWeights([1, 1, 1, 1, 1]);
        RegressionData amounts = table.ForAmount(AmountTarget.SpendWithin(TimeSpan.FromDays(5)));

        data.EnsureApart(RowSet.From([0]), RowSet.From([2, 3]));
        amounts.EnsureApart(RowSet.From([0]), RowSet.From([2, 3]));
        data.Horizon.Should().Be(TimeSpan.FromDays(5));
        FluentActions.Invoking(() => data.EnsureApart(RowSet.From([0]), RowSet.From([1, 3]))).Should().Throw<LeakageException>()
            .WithMessage("In 1 places a row that was trained on and a row to score are of one customer and less than 5d apart*");
        FluentActions.Invoking(() => amounts.EnsureApart(RowSet.From([1]), RowSet.From([0, 2]))).Should().Throw<LeakageException>().WithMessage("In 2 places*");
        table.ForTarget(Target.Of("x", (_, _) => "y")).EnsureApart(RowSet.All(5), RowSet.All(5));
    }

    private static CommerceDataset Shop(params (string Customer, int Day)[] sales) => CommerceDataset.FromRecords(sales.Select((sale, i) =>
        new Transaction($"t{i}", DateTimeOffset.UnixEpoch.AddDays(sale.Day), sale.Customer, "p") { Total = 10 }));

    private static IEnumerable<string?> Labels(CommerceDataset shop, Target target)
    {
        CategoryColumn labels = target.Label(shop);
        return Enumerable.Range(0, shop.Transactions.Count).Select(row => labels[row]);
    }
}
