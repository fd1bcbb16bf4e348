namespace EcomIntel.Core.Tests;

public class TransactionColumnsTests
{
    private const long Noon = 1_740_830_400_000_000;

    [Property(MaxTest = 60)]
    public void Columns_make_the_same_dataset_as_records(int seed)
    {
        (List<Transaction> transactions, List<Customer> customers, List<Product> products) = RandomShop.Records(seed, rows: 60);
        CommerceDataset expected = CommerceDataset.FromRecords(transactions, customers, products);
        TransactionTable table = expected.Transactions;

        CommerceDataset dataset = CommerceDataset.FromColumns(
            new TransactionColumns
            {
                Timestamps = table.Timestamps.ToArray(),
                Customers = table.Customers.ToArray(),
                Products = table.Products.ToArray(),
                Ids = table.Ids.ToArray(),
                Orders = table.Orders.ToArray(),
                OrderIds = table.OrderIds.ToArray(),
                Quantities = table.Quantities.ToArray(),
                UnitPrices = table.UnitPrices.ToArray(),
                Totals = [.. transactions.Select(transaction => Money.FromDecimal(transaction.Total))],
                Kinds = table.Kinds.ToArray(),
            },
            [.. Enumerable.Range(0, expected.Customers.Count).Select(code => expected.Customers[code])],
            [.. Enumerable.Range(0, expected.Products.Count).Select(code => expected.Products[code])]);

        dataset.Fingerprint.Should().Be(expected.Fingerprint);
        dataset.Transactions.Totals.ToArray().Should().Equal(table.Totals.ToArray());
        dataset.Transactions.AllSales.Should().Be(transactions.TrueForAll(transaction => transaction.Kind == TransactionKind.Sale));
        Features(dataset).Should().Be(Features(expected));
    }

    [Property(MaxTest = 60)]
    public void What_is_not_given_is_what_records_without_it_have(int seed)
    {
        SeededRandom random = SeededRandom.For(seed, "rows");
        long[] times = new long[random.NextInt32(40)];
        for (int i = 0; i < times.Length; i++)
        {
            times[i] = Noon + random.NextInt32(1_000);
        }

        CommerceDataset dataset = CommerceDataset.FromColumns(new TransactionColumns { Timestamps = times });
        CommerceDataset expected = CommerceDataset.FromRecords(times.Select((time, i) => new Transaction($"{i + 1}", EpochTime.FromMicroseconds(time))));

        dataset.Fingerprint.Should().Be(expected.Fingerprint);
        Cells(dataset.Transactions).Should().Equal(Cells(expected.Transactions));
        dataset.Transactions.OrderCount.Should().Be(times.Length);
    }

    [Property(MaxTest = 60)]
    public void A_total_that_is_not_recorded_is_quantity_times_price_on_any_number_of_threads(int seed, int threads)
    {
        SeededRandom random = SeededRandom.For(seed, "rows");
        int[] quantities = new int[random.NextInt32(40)];
        long[] prices = new long[quantities.Length];
        for (int i = 0; i < prices.Length; i++)
        {
            quantities[i] = random.NextInt32(4) == 0 ? TransactionTable.MissingQuantity : random.NextInt32(9) - 4;
            prices[i] = random.NextInt32(4) == 0 ? Money.Missing : random.NextInt32(3) == 0 ? long.MaxValue / (4 + random.NextInt32(9)) : random.NextInt32(10_000_000);
        }

        TransactionColumns columns = new() { Timestamps = new long[prices.Length], Quantities = quantities, UnitPrices = prices };
        long[] expected = [.. prices.Select((price, i) => price == Money.Missing || quantities[i] == TransactionTable.MissingQuantity ? Money.Missing : price * quantities[i])];

        CommerceDataset dataset = CommerceDataset.FromColumns(columns);
        prices.Select((_, row) => dataset.GetTransaction(row).Total).Should().Equal(expected.Select(Money.ToDecimal));
        dataset.Transactions.TotalColumn.IsMade.Should().BeFalse("single rows are no reason to make the column");
        dataset.Transactions.MakeTotals(1 + Math.Abs(threads % 4)).Should().Equal(expected).And.BeSameAs(dataset.Transactions.TotalColumn.Values);
        CommerceDataset.FromColumns(columns).Transactions.Totals.ToArray().Should().Equal(expected);
    }

    [Fact]
    public void Given_arrays_are_taken_over_and_others_wait_until_they_are_asked_for()
    {
        TransactionColumns columns = new() { Timestamps = [Noon, Noon], Customers = [0, -1], Totals = [5, Money.Missing] };
        TransactionTable table = CommerceDataset.FromColumns(columns, [new Customer("c")]).Transactions;

        table.TimestampsArray.Should().BeSameAs(columns.Timestamps);
        table.CustomerColumn.Values.Should().BeSameAs(columns.Customers);
        table.TotalColumn.Values.Should().BeSameAs(columns.Totals, "no cell can be filled");
        table.AllSales.Should().BeTrue();
        new[] { table.ProductColumn.IsMade, table.IdColumn.IsMade, table.OrderColumn.IsMade, table.OrderIdColumn.IsMade, table.QuantityColumn.IsMade, table.UnitPriceColumn.IsMade, table.KindColumn.IsMade }
            .Should().AllBeEquivalentTo(false);
        table.Ids.ToArray().Should().Equal("1", "2");
        table.IdColumn.IsMade.Should().BeTrue();
    }

    [Fact]
    public void A_recorded_total_is_kept_and_only_missing_ones_are_filled_into_a_copy()
    {
        TransactionColumns columns = new() { Timestamps = [0, 0, 0], Quantities = [2, 2, TransactionTable.MissingQuantity], UnitPrices = [10, long.MaxValue, 10], Totals = [Money.Missing, 7, Money.Missing] };
        CommerceDataset.FromColumns(columns).Transactions.Totals.ToArray().Should().Equal(20, 7, Money.Missing);
        columns.Totals.Should().Equal(Money.Missing, 7, Money.Missing);
    }

    [Fact]
    public void A_total_that_overflows_names_its_row() =>
        FluentActions.Invoking(() => CommerceDataset.FromColumns(new TransactionColumns { Timestamps = [0, 0], Quantities = [1, -3], UnitPrices = [5, long.MaxValue / 2] }))
            .Should().Throw<OverflowException>().WithMessage($"UnitPrices: row 1 has {long.MaxValue / 2}, which times its quantity -3 *");

    [Fact]
    public void Every_mistake_is_named_with_column_row_and_value()
    {
        TransactionColumns columns = new()
        {
            Timestamps = [0, long.MaxValue],
            Customers = [0, 2],
            Products = [-2, -1],
            Ids = ["1", null!],
            Orders = [0, -1],
            OrderIds = ["o"],
            Quantities = [1],
            UnitPrices = [1, 2, 3],
            Totals = [],
            Kinds = [TransactionKind.Sale, (TransactionKind)3],
        };
        FluentActions.Invoking(() => CommerceDataset.FromColumns(columns, [new Customer("a"), new Customer("b")]))
            .Should().Throw<ArgumentException>().WithParameterName("columns").Which.Message.Should()
            .Contain("Quantities has 1 rows but Timestamps has 2")
            .And.Contain("UnitPrices has 3 rows")
            .And.Contain("Totals has 0 rows")
            .And.Contain($"Timestamps, row 1: {long.MaxValue} is outside the years 1 to 9999")
            .And.Contain("Customers, row 1: 2 is no position in the 2 customers given")
            .And.Contain("Products, row 0: -2 is no position in the 0 products given")
            .And.Contain("Orders, row 1: -1 is no position in the 1 order ids given")
            .And.Contain("Kinds, row 1: 3 is no kind of transaction")
            .And.Contain("Ids, row 1: null is no identifier");
    }

    [Fact]
    public void Order_codes_without_order_ids_are_refused() => Refused(new TransactionColumns { Timestamps = [0], Orders = [0] }, "Orders and OrderIds belong together");

    [Fact]
    public void Columns_without_times_are_refused() => Refused(new TransactionColumns { Timestamps = null! }, "Timestamps is null");

    [Fact]
    public void Customers_and_products_are_given_once_and_not_null()
    {
        TransactionColumns columns = new() { Timestamps = [] };
        FluentActions.Invoking(() => CommerceDataset.FromColumns(columns, [new Customer("a"), new Customer("a")])).Should().Throw<ArgumentException>().WithMessage("*Customer at position 1*'a'*");
        FluentActions.Invoking(() => CommerceDataset.FromColumns(columns, products: [null!])).Should().Throw<ArgumentException>().WithMessage("*Product at position 0 is null*");
    }

    private static void Refused(TransactionColumns columns, string message) =>
        FluentActions.Invoking(() => CommerceDataset.FromColumns(columns)).Should().Throw<ArgumentException>().WithMessage($"*{message}*");

    private static string[] Cells(TransactionTable table) =>
        [.. Enumerable.Range(0, table.Count).Select(row =>
            $"{table.Ids[row]} {table.Customers[row]} {table.Products[row]} {table.OrderIds[table.Orders[row]]} {table.Quantities[row]} {table.UnitPrices[row]} {table.Totals[row]} {table.Kinds[row]}")];

    private static string Features(CommerceDataset dataset)
    {
        using StringWriter text = new();
        new FeaturePipelineBuilder().AddMonth().AddTotalPrice().AddPriceBand().AddQuantity().AddCustomerTotalSpent()
            .AddAggregates(By.Customer, a => a.Count().Sum(Measure.Spend).TimeSinceLast())
            .Build().Run(dataset).SaveCsv(text);
        return text.ToString();
    }
}
