namespace EcomIntel.Core.Tests;

/// <summary>Rows are read ahead of their cleaning, in batches; nobody must be able to tell.</summary>
public class CsvFeedTests
{
    private const int Rows = 20_000;

    private static CsvMap Map { get; } = new CsvMap().Map(Field.Timestamp, "time").Map(Field.ProductId, "product").Map(Field.ProductName, "name").Map(Field.Quantity, "pieces");

    [Fact]
    public async Task Rows_of_many_batches_come_whole_and_in_order()
    {
        CleanResult shop = await CsvTexts.Source(Text(), Map).LoadAsync(TestContext.Current.CancellationToken);

        shop.Dataset.Transactions.Count.Should().Be(Rows);
        shop.Dataset.Transactions.Quantities.ToArray().SequenceEqual(Enumerable.Range(1, Rows)).Should().BeTrue();
        shop.Dataset.Products[0].Name.Should().Be("plain");
        shop.Dataset.Products[1].Name.Should().Be("with, comma");
        shop.Dataset.Products[2].Name.Should().Be("with \"quotes\" and\na line end");
    }

    [Fact]
    public async Task A_quarantined_row_is_quoted_as_it_stood_however_far_in()
    {
        CleanResult shop = await CsvTexts.Source(Text(), Map).Clean(c => c.QuarantineWhere("third", row => row.Row % 3 == 0)).LoadAsync(TestContext.Current.CancellationToken);

        shop.Report.Transactions.Quarantine.Should().HaveCount(Rows / 3);
        shop.Report.Transactions.Quarantine.Should().OnlyContain(row => row.Raw == Line((int)row.Row));
    }

    [Fact]
    public async Task An_error_names_its_row_and_waits_until_the_rows_before_it_are_cleaned()
    {
        string broken = Text() + "2025-01-01,p,\"never closed";
        (await FluentActions.Awaiting(() => CsvTexts.Source(broken, Map).LoadAsync(TestContext.Current.CancellationToken)).Should().ThrowAsync<DataFormatException>()).Which.Row.Should().Be(Rows + 1);

        CommerceSource impatient = CsvTexts.Source(broken, Map).Clean(c => c.QuarantineWhere("odd", row => row.Row == Rows ? throw new InvalidTimeZoneException() : false));
        await FluentActions.Awaiting(() => impatient.LoadAsync(TestContext.Current.CancellationToken)).Should().ThrowAsync<InvalidTimeZoneException>();
    }

    [Fact]
    public async Task An_exception_of_a_normaliser_reaches_the_caller()
    {
        CsvMap map = Map.Map(Field.Quantity, "pieces", text => text == "15000" ? throw new InvalidTimeZoneException() : text);
        await FluentActions.Awaiting(() => CsvTexts.Source(Text(), map).LoadAsync(TestContext.Current.CancellationToken)).Should().ThrowAsync<InvalidTimeZoneException>();
        (await CsvTexts.Source(Text(), map).InspectAsync(TestContext.Current.CancellationToken)).Transactions.Rows.Should().Be(Rows);
    }

    [Fact]
    public async Task Reading_stops_when_it_is_cancelled()
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        CommerceSource source = CsvTexts.Source(Text(), Map).Clean(c => c.QuarantineWhere("stop", row => Stop(row, stop)));
        await FluentActions.Awaiting(() => source.LoadAsync(stop.Token)).Should().ThrowAsync<OperationCanceledException>();
    }

    private static bool Stop(CleaningRow row, CancellationTokenSource stop)
    {
        if (row.Row == 10)
        {
            stop.Cancel();
        }

        return false;
    }

    private static string Text() => string.Concat(Enumerable.Range(1, Rows).Select(row => Line(row) + "\n").Prepend("time,product,name,pieces\n"));

    private static string Line(int row) => $"2025-01-01,p{row % 3},{(row % 3) switch { 1 => "plain", 2 => "\"with, comma\"", _ => "\"with \"\"quotes\"\" and\na line end\"" }},{row}";
}
