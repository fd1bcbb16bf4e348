using System.Text;

namespace EcomIntel.Quickstart.Tests;

/// <summary>Every kind of bad input ends in one clear message or in a counted quarantine: no crash, no silent loss.</summary>
public class BadInputTests
{
    public static TheoryData<string, string> Refused => new()
    {
        { "empty file", "empty" },
        { "only white space", "*" },
        { "header alone", "no rows" },
        { "missing column", "timestamp" },
        { "duplicate column", "customer_id" },
        { "wrong delimiter", "*" },
        { "no header", "transaction_id" },
        { "binary file", "*" },
        { "UTF-16 without a mark", "*" },
        { "a 100 MB line", "*" },
        { "quote never closed", "*" },
        { "broken bytes of UTF-8", "UTF-8" },
        { "no rows left", "*" },
        { "one category only", "*" },
        { "no category at all", "*" },
        { "a category for every row", "*" },
        { "one customer only", "*" },
    };

    public static TheoryData<string> Quarantined =>
    [
        "too few fields", "too many fields", "text for a date", "month first date", "day first date", "date beyond the calendar", "year 0001", "negative age", "age of 400", "age in words",
        "quantity of zero", "huge quantity", "fractional quantity", "negative price", "huge price", "price in words", "NUL in a field", "no transaction id", "same transaction id twice",
    ];

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_file_that_cannot_be_used_ends_with_code_2_and_one_message(string kind, string named)
    {
        using Workspace workspace = new();
        string file = workspace.Write(kind.Replace(' ', '-') + ".csv", Bytes(kind));

        QuickstartResult result = await workspace.RunAsync("--transactions", file);

        result.ExitCode.Should().Be(2, result.Error);
        result.Error.Should().NotContain("   at ").And.NotContain("Exception");
        result.Error.Trim().Split('\n').Should().HaveCountLessThanOrEqualTo(3);
        result.Error.Should().ContainEquivalentOf(named == "*" ? Path.GetFileName(file) : named);
    }

    [Theory]
    [MemberData(nameof(Quarantined))]
    public async Task A_row_that_cannot_be_used_is_counted_and_set_aside(string kind)
    {
        using Workspace workspace = new();
        string file = workspace.Write("shop.csv", Bytes(kind));

        QuickstartResult result = await workspace.RunAsync("--transactions", file);

        result.ExitCode.Should().Be(0, result.Error);
        result.Output.Should().MatchRegex(@"12\d read = \d+ kept.* 1 quarantined");
    }

    [Theory]
    [InlineData("a directory instead of a file")]
    [InlineData("a file that is not there")]
    public async Task A_path_that_is_no_file_ends_with_code_2_and_names_it(string kind)
    {
        using Workspace workspace = new();
        string path = kind.StartsWith("a directory", StringComparison.Ordinal) ? workspace.Directory : Path.Combine(workspace.Directory, "absent.csv");

        QuickstartResult result = await workspace.RunAsync("--transactions", path);

        result.ExitCode.Should().Be(2);
        result.Error.Should().Contain(path).And.NotContain("   at ");
    }

    [Theory]
    [InlineData("--colour", "red")]
    [InlineData("--seed", "many")]
    [InlineData("--split", "weekly")]
    [InlineData("--transactions")]
    public async Task A_wrong_option_ends_with_code_2_and_the_usage(params string[] args)
    {
        using Workspace workspace = new();
        QuickstartResult result = await workspace.RunAsync(args);
        result.ExitCode.Should().Be(2);
        result.Error.Should().Contain(args[0]).And.Contain("Usage:");
    }

    private static byte[] Bytes(string kind) => kind switch
    {
        "empty file" => [],
        "only white space" => ShopFile.Text("  \n \n"),
        "header alone" => ShopFile.Text(ShopFile.Header + "\n"),
        "missing column" => ShopFile.Text(ShopFile.Header.Replace("timestamp,", string.Empty, StringComparison.Ordinal) + "\n1,2,3,4,5,6,7,8,9,10\n"),
        "duplicate column" => ShopFile.Text(ShopFile.Header + ",customer_id\n" + ShopFile.Row(1) + ",9\n"),
        "wrong delimiter" => ShopFile.Text((ShopFile.Header + "\n" + ShopFile.Rows(120)).Replace(',', ';')),
        "no header" => ShopFile.Text(ShopFile.Rows(120)),
        "binary file" => [.. Enumerable.Range(0, 5_000).Select(i => (byte)(i * 7919 >> 3))],
        "UTF-16 without a mark" => Encoding.Unicode.GetBytes(ShopFile.Header + "\n" + ShopFile.Rows(120)),
        "a 100 MB line" => [.. ShopFile.Text(ShopFile.Header + "\nt1,"), .. Enumerable.Repeat((byte)'x', 100_000_000), .. ShopFile.Text("\n" + ShopFile.Rows(120))],
        "quote never closed" => ShopFile.Text(ShopFile.Header + "\n" + ShopFile.Row(1).Replace("Accra", "\"Accra", StringComparison.Ordinal) + "\n" + ShopFile.Rows(120)),
        "no rows left" => ShopFile.Text(ShopFile.Header + "\n" + ShopFile.Row(1, timestamp: "soon") + "\n" + ShopFile.Row(2, timestamp: "later") + "\n"),
        "one category only" => ShopFile.Text(ShopFile.Header + "\n" + string.Join('\n', Enumerable.Range(0, 120).Select(i => ShopFile.Row(i, category: "Books")))),
        "no category at all" => ShopFile.Text(ShopFile.Header + "\n" + string.Join('\n', Enumerable.Range(0, 120).Select(i => ShopFile.Row(i, category: string.Empty)))),
        "a category for every row" => ShopFile.Text(ShopFile.Header + "\n" + string.Join('\n', Enumerable.Range(0, 120).Select(i => ShopFile.Row(i, category: "c" + i, product: "p" + i)))),
        "one customer only" => ShopFile.Text(ShopFile.Header + "\n" + string.Join('\n', Enumerable.Range(0, 120).Select(i => ShopFile.Row(i * 20)))),
        "too few fields" => ShopFile.With("t900,2025-01-01 10:00:00,3"),
        "too many fields" => ShopFile.With(ShopFile.Row(900) + ",more"),
        "text for a date" => ShopFile.With(ShopFile.Row(900, timestamp: "yesterday")),
        "month first date" => ShopFile.With(ShopFile.Row(900, timestamp: "12/31/2025 10:00")),
        "day first date" => ShopFile.With(ShopFile.Row(900, timestamp: "31/12/2025 10:00")),
        "date beyond the calendar" => ShopFile.With(ShopFile.Row(900, timestamp: "2025-02-30 10:00:00")),
        "year 0001" => ShopFile.With(ShopFile.Row(900, timestamp: "0001-01-01 00:00:00")),
        "negative age" => ShopFile.With(ShopFile.Row(900, age: "-4")),
        "age of 400" => ShopFile.With(ShopFile.Row(900, age: "400")),
        "age in words" => ShopFile.With(ShopFile.Row(900, age: "forty")),
        "quantity of zero" => ShopFile.With(ShopFile.Row(900, quantity: "0")),
        "huge quantity" => ShopFile.With(ShopFile.Row(900, quantity: "99999999999")),
        "fractional quantity" => ShopFile.With(ShopFile.Row(900, quantity: "1.5")),
        "negative price" => ShopFile.With(ShopFile.Row(900, price: "-3.50")),
        "huge price" => ShopFile.With(ShopFile.Row(900, price: "1e300")),
        "price in words" => ShopFile.With(ShopFile.Row(900, price: "cheap")),
        "NUL in a field" => ShopFile.With(ShopFile.Row(900, age: "\0\0")),
        "no transaction id" => ShopFile.With(ShopFile.Row(900)[4..]),
        "same transaction id twice" => ShopFile.With(ShopFile.Row(5)),
        "broken bytes of UTF-8" => [.. ShopFile.With(), .. ShopFile.Text("t900,2025-01-0"), 0xFF, 0xFE, .. ShopFile.Text(ShopFile.Row(900)[14..] + "\n")],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of bad input."),
    };
}
