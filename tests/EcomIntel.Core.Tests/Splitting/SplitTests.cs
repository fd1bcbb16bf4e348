namespace EcomIntel.Core.Tests;

public class SplitTests
{
    [Property(MaxTest = 60)]
    public void Every_row_is_in_one_part_and_neither_is_empty(int seed)
    {
        CommerceDataset shop = RandomShop.Make(seed, 50);
        TrainingData data = Data(shop);
        foreach (Split split in new[] { Split.ByTime(shop), Split.ByCustomer(shop, seed: seed), Split.ByCustomer(data), Split.Random(shop, 0.5, seed), Split.Random(data), Split.Stratified(data) })
        {
            split.Train.Rows.ToArray().Concat(split.Test.Rows.ToArray()).Order().Should().Equal(Enumerable.Range(0, 50));
            split.Train.Count.Should().BeInRange(1, 49, split.Method);
        }
    }

    [Property(MaxTest = 60)]
    public void By_time_everything_trained_on_came_before_everything_tested_on(int seed)
    {
        CommerceDataset shop = RandomShop.Make(seed, 50);
        Split split = Split.ByTime(shop);
        Times(shop, split.Train).Max().Should().BeLessThan(Times(shop, split.Test).Min());
        split.Train.Count.Should().BeLessThanOrEqualTo(40);
    }

    [Fact]
    public void By_time_the_rows_of_the_cut_are_tested_on()
    {
        Split split = Split.ByTime(Shop(1, 2, 3, 4, 4, 4, 4, 5, 6, 7), 0.5);
        split.Train.Rows.ToArray().Should().Equal(0, 1, 2);
        split.Method.Should().Be("time");
        Split.ByTime(Shop(1, 1, 1, 2), 0.5).Train.Rows.ToArray().Should().Equal([0, 1, 2], "where the first timestamp is the cut, it is trained on");
        FluentActions.Invoking(() => Split.ByTime(Shop(3, 3, 3))).Should().Throw<EcomIntelException>().WithMessage("All transactions have one timestamp*");
    }

    [Property(MaxTest = 60)]
    public void By_customer_nobody_is_in_both_parts(int seed)
    {
        CommerceDataset shop = RandomShop.Make(seed, 50);
        Split split = Split.ByCustomer(shop, 0.5, seed);
        Customers(shop, split.Train).Should().NotIntersectWith(Customers(shop, split.Test));
    }

    [Fact]
    public void By_customer_the_share_is_of_customers_and_the_same_from_table_and_training_data()
    {
        CommerceDataset shop = Synthetic(customers: 100, rows: 1000);
        Split split = Split.ByCustomer(shop, seed: 7);
        Customers(shop, split.Train).Should().HaveCount(80);
        Split fromData = Split.ByCustomer(Data(shop), seed: 7);
        fromData.Train.Rows.ToArray().Should().Equal(split.Train.Rows.ToArray());
        Split.ByCustomer(shop, seed: 8).Train.Rows.ToArray().Should().NotEqual(split.Train.Rows.ToArray());
    }

    [Fact]
    public void Random_rows_have_the_share_and_depend_on_the_seed_alone()
    {
        CommerceDataset shop = Synthetic(customers: 10, rows: 1000);
        Split split = Split.Random(shop, seed: 3);
        (split.Train.Count, split.Test.Count, split.Method).Should().Be((800, 200, "random"));
        Split.Random(Data(shop), seed: 3).Test.Rows.ToArray().Should().Equal(split.Test.Rows.ToArray());
        Split.Random(shop, seed: 4).Test.Rows.ToArray().Should().NotEqual(split.Test.Rows.ToArray());
    }

    [Fact]
    public void Stratified_rows_have_the_share_within_each_class()
    {
        int[] labels = [.. Enumerable.Range(0, 1000).Select(i => i < 700 ? 0 : i < 995 ? 1 : i < 999 ? -1 : 2)];
        Split split = Split.Stratified(Data(labels), seed: 5);
        labels.Where((_, row) => split.Train.Rows.Contains(row)).CountBy(label => label).Should().BeEquivalentTo(
            new Dictionary<int, int> { [0] = 560, [1] = 236, [-1] = 3, [2] = 1 });
    }

    [Fact]
    public void What_cannot_be_parted_is_refused()
    {
        foreach (double share in new[] { 0, 1, -0.1, 1.1, double.NaN })
        {
            FluentActions.Invoking(() => Split.Random(Shop(1, 2), share)).Should().Throw<ArgumentOutOfRangeException>();
            FluentActions.Invoking(() => Split.ByTime(Shop(1, 2), share)).Should().Throw<ArgumentOutOfRangeException>();
        }

        FluentActions.Invoking(() => Split.Random(Shop(1))).Should().Throw<EcomIntelException>().WithMessage("There is not more than one row*");
        FluentActions.Invoking(() => Split.ByCustomer(CommerceDataset.FromRecords([Sale(0, 1, "c"), Sale(1, 2, "c")]))).Should().Throw<EcomIntelException>().WithMessage("There is not more than one customer*");
        FluentActions.Invoking(() => Split.Stratified(Data([0, 1]))).Should().Throw<EcomIntelException>().WithMessage("No class has two rows*");
        FluentActions.Invoking(() => Split.ByCustomer(Data([0, 1]))).Should().Throw<ArgumentException>().WithMessage("The training data has no groups*");
    }

    private static Transaction Sale(int id, int hour, string? customer) => new($"t{id}", DateTimeOffset.UnixEpoch.AddHours(hour), customer, "p");

    private static CommerceDataset Shop(params int[] hours) => CommerceDataset.FromRecords(hours.Select((hour, i) => Sale(i, hour, null)));

    private static CommerceDataset Synthetic(int customers, int rows) =>
        CommerceDataset.FromRecords(Enumerable.Range(0, rows).Select(i => Sale(i, i, $"c{i * 7 % customers}")), products: [new Product("p", "category")]);

    private static TrainingData Data(CommerceDataset shop) => new FeaturePipelineBuilder().AddHourOfDay().Build().Run(shop).ForTarget(Target.NextCategory);

    private static TrainingData Data(int[] labels) => new(new FeatureMatrix(new FeatureSchema([new("x", FeatureType.Number)]), [new float[labels.Length]]), ["a", "b", "c"], labels);

    private static IEnumerable<long> Times(CommerceDataset shop, RowSet rows) => [.. rows.Rows.ToArray().Select(row => shop.Transactions.Timestamps[row])];

    private static HashSet<int> Customers(CommerceDataset shop, RowSet rows) => [.. rows.Rows.ToArray().Select(row => shop.Transactions.Customers[row]).Where(customer => customer >= 0)];
}
