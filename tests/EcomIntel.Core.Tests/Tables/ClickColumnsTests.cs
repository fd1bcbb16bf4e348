namespace EcomIntel.Core.Tests;

public class ClickColumnsTests
{
    private static readonly TransactionColumns None = new() { Timestamps = [] };

    [Property(MaxTest = 40)]
    public void Columns_make_the_same_clicks_as_records(int seed)
    {
        (List<Transaction> transactions, _, _) = RandomShop.Records(seed, rows: 10);
        CommerceDataset expected = CommerceDataset.FromRecords([], clicks: RandomClicks.Of(seed, transactions, count: 30));
        ClickTable table = expected.Clicks;

        CommerceDataset dataset = CommerceDataset.FromColumns(
            None,
            [.. Enumerable.Range(0, expected.Customers.Count).Select(code => expected.Customers[code])],
            [.. Enumerable.Range(0, expected.Products.Count).Select(code => expected.Products[code])],
            new ClickColumns
            {
                Timestamps = table.Timestamps.ToArray(),
                Types = table.Types.ToArray(),
                Customers = table.Customers.ToArray(),
                Products = table.Products.ToArray(),
                Sessions = table.Sessions.ToArray(),
                SessionIds = table.SessionIds.ToArray(),
                Quantities = table.Quantities.ToArray(),
                Ids = table.Ids.ToArray(),
            });

        dataset.Fingerprint.Should().Be(expected.Fingerprint);
    }

    [Fact]
    public void What_is_not_given_is_unknown()
    {
        CommerceDataset dataset = CommerceDataset.FromColumns(None, clicks: new ClickColumns { Timestamps = [5, 7], Types = [ShopEventType.View, ShopEventType.Checkout] });
        dataset.GetClick(1).Should().Be(new ShopEvent("2", ShopEventType.Checkout, EpochTime.FromMicroseconds(7)));
        dataset.Clicks.Customers.ToArray().Should().Equal(-1, -1);
        dataset.Clicks.Quantities[0].Should().Be(TransactionTable.MissingQuantity);
    }

    [Fact]
    public void Every_mistake_is_named_with_column_row_and_value() => Refused(
        new ClickColumns
        {
            Timestamps = [0, long.MinValue],
            Types = [ShopEventType.View, ShopEventType.Identify],
            Customers = [0, 1],
            Products = [0],
            Sessions = [0, -2],
            SessionIds = [null!],
            Quantities = [],
            Ids = [null!, "e"],
        },
        $"Timestamps, row 1: {long.MinValue} is outside",
        "Types, row 1: 6 is no type of click",
        "Customers, row 1: 1 is no position in the 1 customers given, nor −1 for guests",
        "Products has 1 rows but Timestamps has 2",
        "Sessions, row 1: -2 is no position in the 1 session ids given",
        "SessionIds, row 0: null is no identifier",
        "Quantities has 0 rows",
        "Ids, row 0: null is no identifier");

    [Fact]
    public void Sessions_without_their_ids_are_refused() =>
        Refused(new ClickColumns { Timestamps = [0], Types = [ShopEventType.View], Sessions = [0] }, "Sessions and SessionIds belong together; give both, or neither to know no browser session.");

    [Fact]
    public void Clicks_without_times_or_types_are_refused()
    {
        Refused(new ClickColumns { Timestamps = null!, Types = [] }, "Timestamps is null");
        Refused(new ClickColumns { Timestamps = [], Types = null! }, "Types is null");
    }

    private static void Refused(ClickColumns clicks, params string[] mistakes)
    {
        string message = FluentActions.Invoking(() => CommerceDataset.FromColumns(None, [new Customer("a")], clicks: clicks))
            .Should().Throw<ArgumentException>().WithParameterName(nameof(clicks)).Which.Message;
        mistakes.Should().AllSatisfy(mistake => message.Should().Contain(mistake));
    }
}
