using System.Globalization;

namespace EcomIntel.Modeling.Tests;

/// <summary>The customers of CDNOW's sample, which Fader and Hardie publish: their first 39 weeks, and how many orders the 39 weeks after brought. Tests are skipped where it is absent.</summary>
internal sealed class Cdnow
{
    public static readonly DateOnly End = new(1997, 9, 30);

    private Cdnow(RepeatHistory[] histories, SpendHistory[] repeatSpend, int later)
    {
        Histories = histories;
        RepeatSpend = repeatSpend;
        Later = later;
    }

    /// <summary>In weeks; orders of one day are one.</summary>
    public RepeatHistory[] Histories { get; }

    /// <summary>What was spent on repeat orders, as in the published fit.</summary>
    public SpendHistory[] RepeatSpend { get; }

    /// <summary>The orders of these customers in the 39 weeks after.</summary>
    public int Later { get; }

    public static Cdnow Load()
    {
        string path = Path.Combine(Environment.GetEnvironmentVariable("ECOMINTEL_DATA") ?? string.Empty, "cdnow", "CDNOW_sample.txt");
        if (!File.Exists(path))
        {
            Assert.Skip("Set ECOMINTEL_DATA to the folder of the real data to run this test; it needs cdnow/CDNOW_sample.txt.");
        }

        IGrouping<string, string[]>[] customers = [.. File.ReadLines(path)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(cells => cells.Length == 5).GroupBy(cells => cells[1])];
        (RepeatHistory History, SpendHistory Spend, int Later)[] all = [.. customers.Select(Read)];
        return new Cdnow([.. all.Select(one => one.History)], [.. all.Select(one => one.Spend)], all.Sum(one => one.Later));
    }

    private static (RepeatHistory History, SpendHistory Spend, int Later) Read(IEnumerable<string[]> rows)
    {
        (DateOnly Day, double Spent)[] days = [.. rows
            .Select(cells => (Day: DateOnly.ParseExact(cells[2], "yyyyMMdd", CultureInfo.InvariantCulture), Spent: double.Parse(cells[4], CultureInfo.InvariantCulture)))
            .GroupBy(row => row.Day).Select(day => (day.Key, day.Sum(row => row.Spent))).OrderBy(day => day.Key)];
        (DateOnly Day, double Spent)[] known = [.. days.Where(day => day.Day <= End)];
        (DateOnly Day, double Spent)[] repeats = known[1..];
        RepeatHistory history = new(repeats.Length, Weeks(known[^1].Day), Weeks(End));
        double[] paid = [.. repeats.Select(day => day.Spent).Where(spent => spent > 0)];
        return (history, new SpendHistory(paid.Length, paid.Length == 0 ? 0 : paid.Average()), days.Length - known.Length);

        double Weeks(DateOnly until) => (until.DayNumber - days[0].Day.DayNumber) / 7.0;
    }
}
