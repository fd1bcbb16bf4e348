namespace EcomIntel.Insights.Tests;

public class FunnelTests
{
    [Fact]
    public void The_step_that_loses_most_is_named()
    {
        // 1,000 sessions: 600 put something into the cart, 120 go to the checkout, 90 buy.
        Claim claim = Shop.Ask(new Funnel(), Clicks(session => session < 90 ? 4 : session < 120 ? 3 : session < 600 ? 2 : 1));

        claim.Verdict.Should().Be(Verdict.Supported);
        claim.Statement.Should().Be("Most visitors are lost from cart to checkout: 20.0% of sessions go on, against 60.0% from view to cart.");
        claim.Effect.Should().BeApproximately(0.4, 1e-12);
        claim.Charts.OfType<BarChart>().First().Bars.Select(bar => bar.Value).Should().Equal(1, 0.6, 0.12, 0.09);
    }

    [Fact]
    public void Equal_steps_name_none()
    {
        Claim claim = Shop.Ask(new Funnel(), Clicks(session => session < 125 ? 4 : session < 250 ? 3 : session < 500 ? 2 : 1));

        claim.Verdict.Should().NotBe(Verdict.Supported);
    }

    [Fact]
    public void Without_clicks_nothing_is_known() =>
        Shop.Ask(new Funnel(), CommerceDataset.FromRecords([])).Statement.Should().Be("There are no clicks with sessions, so the way from view to purchase is not known.");

    private static CommerceDataset Clicks(Func<int, int> stepsOf)
    {
        ShopEventType[] types = [ShopEventType.View, ShopEventType.AddToCart, ShopEventType.Checkout, ShopEventType.Purchase];
        (int Session, ShopEventType Type)[] clicks = [.. Enumerable.Range(0, 1000).SelectMany(session => types.Take(stepsOf(session)).Select(type => (session, type)))];
        return CommerceDataset.FromColumns(
            new TransactionColumns { Timestamps = [] },
            [.. Enumerable.Range(0, 500).Select(customer => new Customer($"c{customer}"))],
            clicks: new ClickColumns
            {
                Timestamps = [.. clicks.Select(_ => EpochTime.ToMicroseconds(Shop.Time("2025-01-01T00:00Z")))],
                Types = [.. clicks.Select(click => click.Type)],
                Sessions = [.. clicks.Select(click => click.Session)],
                Customers = [.. clicks.Select(click => click.Session % 500)],
                SessionIds = [.. Enumerable.Range(0, 1000).Select(session => $"s{session}")],
            });
    }
}
