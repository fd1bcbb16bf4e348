namespace EcomIntel.Core.Tests;

public class CommerceDatasetTests
{
    private static readonly DateTimeOffset Noon = new(2025, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_transaction_comes_back_as_it_went_in()
    {
        AttributeDefinition[] declared = [new("channel", AttributeOwner.Transaction), new("weight", AttributeOwner.Transaction, AttributeType.Numeric)];
        Transaction transaction = new("t1", Noon, "c1", "p1")
        {
            OrderId = "o1",
            Quantity = 3,
            UnitPrice = 19.99m,
            Total = 59.97m,
            Kind = TransactionKind.Return,
            Attributes = System.Collections.Immutable.ImmutableDictionary<string, AttributeValue>.Empty
                .Add("channel", AttributeValue.Of("web")).Add("weight", AttributeValue.Of(1.5)),
        };

        CommerceDataset dataset = CommerceDataset.FromRecords([transaction], attributes: declared);

        dataset.GetTransaction(0).Should().BeEquivalentTo(transaction);
    }

    [Fact]
    public void A_missing_total_is_quantity_times_price()
    {
        CommerceDataset dataset = CommerceDataset.FromRecords([new Transaction("t1", Noon) { Quantity = 3, UnitPrice = 19.99m }, new Transaction("t2", Noon)]);
        dataset.Transactions.Totals.ToArray().Should().Equal(599_700, Money.Missing);
    }

    [Fact]
    public void A_line_without_an_order_is_an_order_of_its_own_even_where_ids_look_alike()
    {
        CommerceDataset dataset = CommerceDataset.FromRecords(
            [new Transaction("a", Noon), new Transaction("b", Noon) { OrderId = "a" }, new Transaction("c", Noon) { OrderId = "a" }]);
        dataset.Transactions.Orders.ToArray().Should().Equal(0, 1, 1);
        dataset.Transactions.OrderIds.ToArray().Should().Equal("a", "a");
    }

    [Fact]
    public void Customers_may_come_after_their_transactions_and_the_first_record_is_kept()
    {
        CommerceDatasetBuilder builder = new();
        builder.Add(new Transaction("t1", Noon, "c1", "p1"));
        builder.Add(new Customer("c1", 30));
        builder.Add(new Customer("c1", 40));
        CommerceDataset dataset = builder.Build();
        dataset.Customers[0].Age.Should().Be(30);
        dataset.Products[0].Should().BeEquivalentTo(new Product("p1"));
    }

    [Fact]
    public void The_fingerprint_sees_every_value_but_not_the_order_of_rows()
    {
        Transaction[] rows = [new("t1", Noon, "c1", "p1") { Quantity = 1 }, new("t2", Noon, "c2", "p1") { Quantity = 2 }];
        string fingerprint = CommerceDataset.FromRecords(rows).Fingerprint;
        CommerceDataset.FromRecords(rows.Reverse()).Fingerprint.Should().Be(fingerprint).And.HaveLength(32);
        CommerceDataset.FromRecords([rows[0], rows[1] with { Quantity = 3 }]).Fingerprint.Should().NotBe(fingerprint);
    }

    [Fact]
    public void An_amount_that_overflows_names_its_transaction() =>
        FluentActions.Invoking(() => CommerceDataset.FromRecords([new Transaction("big", Noon) { UnitPrice = 900_000_000_000_000m, Quantity = 2 }]))
            .Should().Throw<OverflowException>().WithMessage("*'big'*");
}
