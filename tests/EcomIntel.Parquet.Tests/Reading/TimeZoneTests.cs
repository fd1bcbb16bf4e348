namespace EcomIntel.Parquet.Tests;

public class TimeZoneTests
{
    private static readonly DateTimeOffset Expected = new(2025, 7, 1, 12, 34, 56, 789, 123, TimeSpan.Zero);

    [Theory]
    [InlineData("TIMESTAMPTZ '2025-07-01 14:34:56.789123+02'")]
    [InlineData("TIMESTAMP '2025-07-01 08:34:56.789123'")]
    [InlineData("TIMESTAMP_NS '2025-07-01 08:34:56.789123456'")]
    [InlineData("'2025-07-01 08:34:56.789123'")]
    [InlineData("'2025-07-01T14:34:56.789123+02:00'")]
    public async Task A_time_with_a_zone_is_an_instant_and_one_without_is_in_the_zone_of_the_map(string value)
    {
        CsvMap map = ParquetShop.Map(Field.Timestamp) with { TimeZone = "America/New_York" };
        CleanResult shop = await ParquetShop.LoadAsync($"SELECT {value} AS timestamp", map);
        shop.Dataset.GetTransaction(0).Timestamp.Should().Be(Expected);
        shop.Report.Kept.Should().Be(1);
    }

    [Theory]
    [InlineData("TIMESTAMP_MS '1960-02-29 23:59:59.999'", "1960-02-29T23:59:59.999Z")]
    [InlineData("TIMESTAMP_NS '1960-02-29 23:59:59.999999999'", "1960-02-29T23:59:59.999999Z")]
    [InlineData("TIMESTAMPTZ '1960-02-29 23:59:59.999999+00'", "1960-02-29T23:59:59.999999Z")]
    [InlineData("DATE '2025-07-01'", "2025-07-01T00:00:00Z")]
    public async Task Every_unit_and_times_before_1970_keep_their_microseconds(string value, string expected)
    {
        CleanResult shop = await ParquetShop.LoadAsync($"SELECT {value} AS timestamp", ParquetShop.Map(Field.Timestamp), clean => clean.Remove("range:timestamp"));
        shop.Dataset.GetTransaction(0).Timestamp.Should().Be(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_local_time_that_daylight_saving_skips_moves_on_and_is_reported()
    {
        CsvMap map = ParquetShop.Map(Field.Timestamp) with { TimeZone = "Europe/Berlin" };
        CleanResult shop = await ParquetShop.LoadAsync("SELECT TIMESTAMP '2025-03-30 02:30:00' AS timestamp", map);

        shop.Dataset.GetTransaction(0).Timestamp.Should().Be(new DateTimeOffset(2025, 3, 30, 1, 30, 0, TimeSpan.Zero));
        shop.Report.Changes.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Before = "2025-03-30T02:30:00", Rule = "dst_gap" });
    }

    [Fact]
    public async Task A_time_beyond_the_calendar_is_quarantined_like_any_other_out_of_range()
    {
        CleanResult shop = await ParquetShop.LoadAsync(
            "SELECT * FROM (VALUES (TIMESTAMP 'infinity'), (TIMESTAMP '290000-01-01'), (TIMESTAMP '2025-07-01 00:00:00')) v(timestamp)", ParquetShop.Map(Field.Timestamp));
        shop.Report.Quarantine.Select(row => row.Rule).Should().Equal("range:timestamp", "range:timestamp");
    }
}
