using System.Globalization;
using System.Text;

namespace EcomIntel.Core.Tests;

public class CsvMapTests
{
    [Fact]
    public async Task Columns_culture_delimiter_and_date_formats_are_the_maps()
    {
        CsvMap map = new CsvMap { Delimiter = ';', Culture = CultureInfo.GetCultureInfo("de-DE"), DateFormats = ["dd.MM.yyyy HH:mm", "dd.MM.yyyy"], TimeZone = "Europe/Berlin" }
            .Map(Field.TransactionId, "Nr").Map(Field.Timestamp, "Datum").Map(Field.UnitPrice, "Preis").Map(Field.Quantity, "Menge");
        CleanResult shop = await CsvTexts.Source("Nr;Datum;Preis;Menge\n1;03.07.2025 14:30;12,50;2\n2;04.07.2025;1,25;1\n", map).LoadAsync(TestContext.Current.CancellationToken);

        shop.Dataset.GetTransaction(0).Timestamp.Should().Be(new DateTimeOffset(2025, 7, 3, 12, 30, 0, TimeSpan.Zero));
        shop.Dataset.GetTransaction(0).Total.Should().Be(25m);
        shop.Dataset.GetTransaction(1).Timestamp.Should().Be(new DateTimeOffset(2025, 7, 3, 22, 0, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("2025-03-09 02:30:00", "2025-03-09T07:30:00Z", true)] // Skipped by one hour: 03:30 EDT, as java.time and Temporal resolve it.
    [InlineData("2025-11-02 01:30:00", "2025-11-02T05:30:00Z", false)] // Shown twice: the first, still EDT.
    [InlineData("2025-11-02 00:59:59", "2025-11-02T04:59:59Z", false)]
    [InlineData("2025-11-02 02:00:00", "2025-11-02T07:00:00Z", false)]
    [InlineData("2025-07-01 12:00", "2025-07-01T16:00:00Z", false)]
    [InlineData("2025-07-01", "2025-07-01T04:00:00Z", false)]
    [InlineData("2025-07-01T12:00:00Z", "2025-07-01T12:00:00Z", false)]
    [InlineData("2025-07-01T12:00:00.5+05:30", "2025-07-01T06:30:00.5Z", false)]
    [InlineData("2025-07-01 12:00:00 -0300", "2025-07-01T15:00:00Z", false)]
    public async Task Local_times_follow_daylight_saving_and_offsets_win(string text, string instant, bool changed)
    {
        CsvMap map = new CsvMap { TimeZone = "America/New_York" }.Map(Field.Timestamp, "when");
        CleanResult shop = await CsvTexts.Source($"when\n{text}\n", map).LoadAsync(TestContext.Current.CancellationToken);
        shop.Dataset.GetTransaction(0).Timestamp.Should().Be(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture));
        shop.Report.Rules.Select(rule => rule.Rule).Should().Equal(changed ? ["dst_gap"] : []);
    }

    [Property(MaxTest = 300)]
    public void Every_local_minute_resolves_as_the_time_zone_says(int seed)
    {
        SeededRandom random = SeededRandom.For(seed, "minute");
        string[] zones = ["America/New_York", "Europe/London", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Sao_Paulo"];
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(zones[random.NextInt32(zones.Length)]);
        ZoneClock clock = new(zone);
        DateTime start = new DateTime(1990, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays(random.NextInt32(20_000));
        for (int minute = 0; minute < 3 * 1440; minute += 10)
        {
            DateTime local = start.AddMinutes(minute);
            long utc = clock.ToUtcTicks(local.Ticks, out bool skipped);
            skipped.Should().Be(zone.IsInvalidTime(local));
            if (!skipped)
            {
                TimeSpan offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
                utc.Should().Be(local.Ticks - offset.Ticks);
            }
        }
    }

    [Fact]
    public async Task Formats_with_an_offset_are_read_without_the_machines_zone()
    {
        CsvMap map = new CsvMap { TimeZone = "Asia/Tokyo", DateFormats = ["dd/MM/yyyy HH:mm zzz", "dd/MM/yyyy HH:mmK"] }.Map(Field.Timestamp, "when");
        CleanResult shop = await CsvTexts.Source("when\n01/07/2025 12:00 +02:00\n01/07/2025 12:00\n01/07/2025 12:00Z\n", map).LoadAsync(TestContext.Current.CancellationToken);
        Enumerable.Range(0, 3).Select(row => shop.Dataset.GetTransaction(row).Timestamp.UtcDateTime.Hour).Should().Equal(10, 3, 12);
    }

    [Fact]
    public async Task A_field_without_a_column_is_left_out_and_the_rows_number_stands_for_a_missing_id()
    {
        CsvMap map = CsvMap.Flat.Without(Field.Age).Without(Field.TransactionId);
        string header = CsvTexts.FlatHeader.Replace("transaction_id,", "", StringComparison.Ordinal).Replace("age,", "", StringComparison.Ordinal);
        CleanResult shop = await CsvTexts.Source(header + "\n2025-01-02,c1,F,Accra,p1,Books,1,9.99,\n2025-01-02,,F,,p1,Books,-1,9.99,\n", map).LoadAsync(TestContext.Current.CancellationToken);
        shop.Dataset.Transactions.Ids.ToArray().Should().Equal("1", "2");
        shop.Dataset.Transactions.Totals.ToArray().Should().Equal(99_900, -99_900);
        shop.Dataset.Transactions.Kinds.ToArray().Should().Equal(TransactionKind.Sale, TransactionKind.Return);
        shop.Dataset.Transactions.Customers[1].Should().Be(-1);
        shop.Report.Changes.Should().ContainSingle().Which.Should().Be(new ChangedValue("shop.csv", 2, "gender", "F", "", "no_owner"));
    }

    [Theory]
    [InlineData("831.1200000000001", 8_311_200, null)]
    [InlineData("0.00005", 0, "0")]
    [InlineData("0.00015", 2, "0.0002")]
    [InlineData("1e2", 1_000_000, null)]
    [InlineData(" 7 ", 70_000, null)]
    public async Task Money_is_rounded_to_ten_thousandths_half_to_even_and_larger_shifts_are_reported(string text, long units, string? reported)
    {
        CleanResult shop = await CsvTexts.LoadFlat($"t1,2025-01-02,c1,30,F,Accra,p1,Books,1,{text},1");
        shop.Dataset.Transactions.UnitPrices[0].Should().Be(units);
        shop.Report.Changes.Select(change => (change.Rule, change.After)).Should().Equal(reported is null ? [] : [("money_rounding", reported)]);
    }

    [Fact]
    public void Mistakes_in_a_map_are_argument_errors()
    {
        FluentActions.Invoking(() => CsvMap.Flat with { TimeZone = "Mars/Olympus" }).Should().Throw<ArgumentException>().WithMessage("*'Mars/Olympus'*IANA*");
        FluentActions.Invoking(() => new CsvMap().Map(Field.Attribute("income"), "income")).Should().Throw<ArgumentException>().WithMessage("*MapAttribute*");
        FluentActions.Invoking(() => CommerceSource.FromCsv("x.csv", new CsvMap().Map(Field.Age, "age"))).Should().Throw<ArgumentException>().WithMessage("*'timestamp'*");
        FluentActions.Invoking(() => CommerceSource.FromCsv("x.csv").WithCustomers("c.csv", CsvMap.Flat)).Should().Throw<ArgumentException>().WithMessage("*no field of customers*");
        FluentActions.Invoking(() => CommerceSource.FromCsv("x.csv").WithProducts("p.csv", new CsvMap().Map(Field.ProductName, "n"))).Should().Throw<ArgumentException>().WithMessage("*'product_id'*");
        FluentActions.Invoking(() => new CsvMap { MaxRowLength = 10 }).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public async Task Related_inputs_meet_by_id_whatever_they_are_made_of()
    {
        CsvMap customers = new CsvMap().Map(Field.CustomerId, "id").Map(Field.Age, "age").MapAttribute(new AttributeDefinition("income", AttributeOwner.Customer, AttributeType.Numeric));
        CsvMap orders = new CsvMap().Map(Field.Timestamp, "when").Map(Field.CustomerId, "customer").Map(Field.ProductId, "product").MapAttribute(new AttributeDefinition("channel", AttributeOwner.Transaction));
        CleanResult shop = await CsvTexts.Source("when,customer,product,channel\n2025-01-02,c1,p1,web\n2025-01-03,c9,p9,\n", orders)
            .WithCustomers(new MemoryStream(Encoding.UTF8.GetBytes("id,age,income\nc1,30,1500.5\nc1,31,\nc2,40,many\n")), "customers.csv", customers)
            .WithProducts([("p1", "Books")], row => new Product(row.Item1, row.Item2))
            .LoadAsync(TestContext.Current.CancellationToken);

        shop.Report.ToString().Should().Be(
            "customers.csv: 3 read = 1 kept + 1 changed + 1 quarantined\nrecords of ValueTuple`2: 1 read = 1 kept + 0 changed + 0 quarantined\nshop.csv: 2 read = 2 kept + 0 changed + 0 quarantined");
        shop.Report.Changes.Should().Equal(new ChangedValue("customers.csv", 2, "age", "31", "30", "conflict"));
        shop.Report.Quarantine.Single().Rule.Should().Be("unparseable");
        CommerceDataset data = shop.Dataset;
        data.Customers[data.Transactions.Customers[0]].Attributes["income"].Number.Should().Be(1500.5);
        data.Products[data.Transactions.Products[0]].Category.Should().Be("Books");
        data.Customers[data.Transactions.Customers[1]].Should().BeEquivalentTo(new Customer("c9"));
        data.Transactions.Attributes.Single()[0].Text.Should().Be("web");
    }
}
