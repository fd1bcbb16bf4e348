namespace EcomIntel.Core.Tests;

public class ClickTableTests
{
    private static readonly DateTimeOffset Noon = new(2025, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Property(MaxTest = 40)]
    public void Clicks_come_back_as_they_went_in(int seed)
    {
        (List<Transaction> transactions, _, _) = RandomShop.Records(seed, rows: 10);
        List<ShopEvent> clicks = RandomClicks.Of(seed, transactions, count: 30);

        CommerceDataset dataset = CommerceDataset.FromRecords(transactions, clicks: clicks);

        dataset.Clicks.Count.Should().Be(30);
        dataset.Transactions.Count.Should().Be(10);
        Enumerable.Range(0, 30).Select(dataset.GetClick).Should().Equal(clicks);
    }

    [Fact]
    public void A_log_of_events_gives_transactions_and_clicks_and_identifying_adds_nothing()
    {
        CommerceDatasetBuilder builder = new();
        builder.Add(new ShopEvent("e1", ShopEventType.View, Noon) { CustomerId = "c1", ProductId = "p1" });
        builder.Add(new ShopEvent("e2", ShopEventType.Transaction, Noon) { Transaction = new Transaction("t1", Noon, "c1", "p1") });
        builder.Add(new ShopEvent("e3", ShopEventType.Identify, Noon) { CustomerId = "c2", SessionId = "s1" });

        CommerceDataset dataset = builder.Build();

        dataset.Transactions.Ids.ToArray().Should().Equal("t1");
        dataset.Clicks.Ids.ToArray().Should().Equal("e1");
        dataset.Clicks.Customers[0].Should().Be(dataset.Transactions.Customers[0]);
        dataset.Clicks.Products[0].Should().Be(dataset.Transactions.Products[0]);
        dataset.Customers.Count.Should().Be(1);
    }

    [Theory]
    [InlineData(ShopEventType.CustomerErased)]
    [InlineData(ShopEventType.Transaction)]
    public void Erasing_and_a_transaction_without_its_line_are_refused(ShopEventType type) =>
        FluentActions.Invoking(() => new CommerceDatasetBuilder().Add(new ShopEvent("e1", type, Noon)))
            .Should().Throw<ArgumentException>().WithMessage($"The event 'e1' of type {type} adds nothing to a dataset*");

    [Fact]
    public void Without_clicks_there_is_an_empty_table_and_the_fingerprint_is_as_it_always_was()
    {
        CommerceDataset dataset = CommerceDataset.FromRecords([new Transaction("t1", Noon, "c1", "p1") { Quantity = 1 }]);
        dataset.Clicks.Count.Should().Be(0);
        dataset.Fingerprint.Should().Be("9d4887c7b10adc40ea8971e8824a3111");
    }

    [Fact]
    public void The_fingerprint_sees_every_value_of_a_click_but_not_their_order()
    {
        ShopEvent[] clicks =
        [
            new("e1", ShopEventType.View, Noon) { CustomerId = "c1", ProductId = "p1" },
            new("e2", ShopEventType.AddToCart, Noon) { CustomerId = "c2", ProductId = "p2", SessionId = "s1", Quantity = 2 },
        ];
        string fingerprint = Of(clicks);
        Of([clicks[1], clicks[0]]).Should().Be(fingerprint).And.NotBe(Of([]));
        foreach (ShopEvent changed in new[]
        {
            clicks[1] with { EventId = "e3" },
            clicks[1] with { Type = ShopEventType.RemoveFromCart },
            clicks[1] with { Timestamp = Noon.AddMicroseconds(1) },
            clicks[1] with { CustomerId = "c1" },
            clicks[1] with { ProductId = "p1" },
            clicks[1] with { SessionId = null },
            clicks[1] with { Quantity = null },
        })
        {
            Of([clicks[0], changed]).Should().NotBe(fingerprint);
        }

        static string Of(ShopEvent[] clicks) => CommerceDataset.FromRecords([], [new Customer("c1"), new Customer("c2")], [new Product("p1"), new Product("p2")], clicks: clicks).Fingerprint;
    }
}
