namespace EcomIntel.Core.Tests;

public class HorizonSplitTests
{
    private static readonly TimeSpan Days = TimeSpan.FromDays(3);

    [Property(MaxTest = 60)]
    public void Windows_of_training_rows_end_before_the_first_row_to_test_on_and_those_within_the_data(int seed)
    {
        CommerceDataset shop = RandomShop.Make(seed, 80);
        Split split = Split.ByTime(shop, Days, 0.5);
        TransactionTable table = shop.Transactions;
        long ahead = Days.Ticks / 10;

        long cut = split.Test.Rows.ToArray().Min(row => table.Timestamps[row]);
        split.Train.Rows.ToArray().Max(row => table.Timestamps[row] + ahead).Should().BeLessThan(cut);
        split.Test.Rows.ToArray().Max(row => table.Timestamps[row] + ahead).Should().BeLessThanOrEqualTo(table.Timestamps.ToArray().Max());
        split.Method.Should().Be("time");
        new FeaturePipelineBuilder().AddHourOfDay().Build().Run(shop).ForTarget(Target.BuysWithin(Days)).EnsureApart(split.Train, split.Test);
    }

    [Fact]
    public void The_share_is_of_the_rows_in_a_part()
    {
        // A sale a day for 100 days: with a horizon of ten, 89 rows can be parted and ten fall into the gap.
        CommerceDataset shop = Shop(100);
        Split split = Split.ByTime(shop, TimeSpan.FromDays(10), 0.75);
        (split.Train.Count, split.Test.Count).Should().Be((60, 20));
        (split.Train.Rows[^1], split.Test.Rows[0], split.Test.Rows[^1]).Should().Be((59, 70, 89));
    }

    [Fact]
    public void Data_too_short_for_the_horizon_is_refused()
    {
        FluentActions.Invoking(() => Split.ByTime(Shop(20), TimeSpan.FromDays(10))).Should().Throw<EcomIntelException>()
            .WithMessage("No row has 10d after it both before a row to test on and within the data*");
        FluentActions.Invoking(() => Split.ByTime(Shop(20), TimeSpan.Zero)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Split.ByTime(Shop(20), TimeSpan.FromDays(1), 1)).Should().Throw<ArgumentOutOfRangeException>();
    }

    private static CommerceDataset Shop(int days) =>
        CommerceDataset.FromRecords(Enumerable.Range(0, days).Select(day => new Transaction($"t{day}", DateTimeOffset.UnixEpoch.AddDays(day), "c", "p")));
}
