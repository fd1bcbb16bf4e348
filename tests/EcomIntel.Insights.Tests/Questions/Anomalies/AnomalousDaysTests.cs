using EcomIntel.Synthetic;

namespace EcomIntel.Insights.Tests;

public class AnomalousDaysTests
{
    [Fact]
    public void A_day_unlike_the_weeks_around_it_is_named()
    {
        InsightReport report = Ask(Days(day => day == 100 ? 60 : day % 7 < 2 ? 30 : 20));

        report.Supported.Select(claim => claim.Id).Should().Equal("anomaly_day", "anomaly_day/2025-04-11");
        report.Find("anomaly_day")!.Statement.Should().Be("On Friday, 11 April 2025 60 customers ordered, where 21 were to be expected from the weeks around.");
        report.Find("anomaly_day")!.Charts.OfType<LineChart>().Single().Lines.Should().HaveCount(2);
    }

    [Fact]
    public void A_fault_of_the_shop_is_named_too() =>
        Ask(Days(day => day == 100 ? 0 : 20)).Find("anomaly_day")!.Action.Should().Be("Find out what kept customers away on Friday, 11 April 2025: a fault of the shop, of payment, of delivery.");

    [Fact]
    public void One_customer_who_orders_all_day_makes_no_odd_day()
    {
        CommerceDataset dataset = Shop.Orders(
            from day in Enumerable.Range(0, 200)
            from order in Enumerable.Range(0, day == 100 ? 120 : 20)
            select (Shop.Time("2025-01-01T12:00Z").AddDays(day), (string?)(order >= 20 ? "busy" : $"c{(day * 13 + order) % 400}")));

        Ask(dataset).Supported.Should().BeEmpty();
    }

    /// <summary>40 worlds without odd days; a right method claims one in at most 5%, 2; more than 7 happen in 1 of 1,000 runs.</summary>
    [Fact]
    public void Usual_days_are_hardly_ever_claimed() => Enumerable.Range(1, 40)
        .Count(seed => Ask(SyntheticWorld.Habits(seed, habits => habits.Transactions = 5_000).ToDataset()).Supported.Any()).Should().BeLessThanOrEqualTo(7);

    private static InsightReport Ask(CommerceDataset dataset) =>
        new InsightReportBuilder().Add(new AnomalousDays()).Build().Run(dataset, null, TestContext.Current.CancellationToken);

    private static CommerceDataset Days(Func<int, int> customers) => Shop.Orders(
        from day in Enumerable.Range(0, 200)
        from customer in Enumerable.Range(0, customers(day))
        select (Shop.Time("2025-01-01T12:00Z").AddDays(day), (string?)$"c{(day * 13 + customer) % 400}"));
}
