namespace EcomIntel.Synthetic.Tests;

public class EventTests
{
    private static readonly SyntheticWorld World = SyntheticWorld.Realistic(42, w => w.Transactions = 5_000);
    private static readonly ShopEvent[] Events = [.. World.Events()];

    [Fact]
    public void Events_come_in_time_order_under_ids_of_their_own()
    {
        Events.Zip(Events.Skip(1)).All(pair => pair.First.Timestamp <= pair.Second.Timestamp).Should().BeTrue();
        Events.DistinctBy(shopEvent => shopEvent.EventId).Count().Should().Be(Events.Length);
    }

    [Fact]
    public void The_transactions_of_the_stream_are_the_worlds_own_in_their_order()
    {
        Events.Where(shopEvent => shopEvent.Type == ShopEventType.Transaction).Select(shopEvent => shopEvent.Transaction)
            .Should().Equal(World.Transactions());
    }

    [Fact]
    public void A_session_that_buys_views_and_carries_every_line_then_checks_out_and_pays()
    {
        foreach (ShopEvent[] session in Events.GroupBy(shopEvent => shopEvent.SessionId).Select(group => group.ToArray()))
        {
            ShopEvent[] lines = [.. session.Where(shopEvent => shopEvent.Type == ShopEventType.Transaction)];
            if (lines.Length == 0)
            {
                continue;
            }

            ShopEventType[] types = [.. session.Select(shopEvent => shopEvent.Type)];
            types[^(lines.Length + 1)].Should().Be(ShopEventType.Purchase);
            types[^(lines.Length + 2)].Should().Be(ShopEventType.Checkout);
            session.Where(shopEvent => shopEvent.Type == ShopEventType.AddToCart).Select(shopEvent => (shopEvent.ProductId, shopEvent.Quantity))
                .Should().Equal(lines.Select(line => (line.ProductId, line.Quantity)));
            session.Select(shopEvent => shopEvent.CustomerId).Distinct().Should().ContainSingle();
        }
    }

    /// <summary>About 3,570 orders and 10,700 other sessions: standard errors 0.004 and 0.005; four of them are allowed.</summary>
    [Fact]
    public void Sessions_without_an_order_stop_where_the_settings_say()
    {
        ShopEventType[][] sessions = [.. Events.GroupBy(shopEvent => shopEvent.SessionId).Select(group => group.Select(shopEvent => shopEvent.Type).ToArray())];
        ShopEventType[][] abandoned = [.. sessions.Where(types => !types.Contains(ShopEventType.Purchase))];
        (abandoned.Length / (double)(sessions.Length - abandoned.Length)).Should().BeApproximately(3, 0.001);
        double carts = abandoned.Average(types => types.Contains(ShopEventType.AddToCart) ? 1.0 : 0);
        carts.Should().BeApproximately(0.3, 0.018);
        (abandoned.Average(types => types.Contains(ShopEventType.Checkout) ? 1.0 : 0) / carts).Should().BeApproximately(0.3, 0.033);
    }

    [Fact]
    public async Task The_stream_for_asynchronous_senders_is_the_same_and_stops_when_told()
    {
        using CancellationTokenSource stop = new();
        List<ShopEvent> seen = [];
        Func<Task> read = async () =>
        {
            await foreach (ShopEvent shopEvent in World.StreamAsync(stop.Token))
            {
                seen.Add(shopEvent);
                if (seen.Count == 1_000)
                {
                    await stop.CancelAsync();
                }
            }
        };
        await read.Should().ThrowAsync<OperationCanceledException>();
        seen.Should().Equal(Events.Take(1_000));
    }
}
