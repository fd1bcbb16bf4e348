using System.Collections.Immutable;

namespace EcomIntel.Synthetic;

/// <summary>
/// Visits to a shop made up from a seed, by column and so in no time: sessions of visitors who come and buy at rates of their own, with hours in which many come and few buy.
/// The same seed and settings give the same visits. Immutable; safe for any thread.
/// </summary>
public sealed class VisitWorld
{
    private const long Minute = 60_000_000;
    private const int Hours = 24;
    private static readonly long Start = EpochTime.ToMicroseconds(new DateTimeOffset(2025, 1, 6, 0, 0, 0, TimeSpan.Zero));

    private readonly VisitOptions _options;

    private VisitWorld(long seed, VisitOptions options)
    {
        Seed = seed;
        _options = options;
    }

    /// <summary>The seed it was made from.</summary>
    public long Seed { get; }

    /// <summary>The hours (UTC) of which it is true that many visit and few buy; empty where nothing was planted.</summary>
    public ImmutableArray<int> HappyHours => _options.ConversionFactor < 1 ? _options.HappyHours : [];

    /// <summary>Makes a world.</summary>
    /// <param name="seed">The seed; 42 by default.</param>
    /// <param name="configure">Changes the settings; null for none.</param>
    /// <returns>The world.</returns>
    /// <exception cref="ArgumentException">Settings are out of range; the message lists them all.</exception>
    public static VisitWorld Make(long seed = 42, Action<VisitOptions>? configure = null)
    {
        VisitOptions options = new();
        configure?.Invoke(options);
        options.EnsureValid(nameof(configure));
        return new VisitWorld(seed, options.Copy());
    }

    /// <summary>Puts the visits into columns: a view at the beginning of each session and, where it ends in an order, a purchase five minutes later. No transactions.</summary>
    /// <returns>The dataset.</returns>
    public CommerceDataset ToDataset()
    {
        WeightedChoice visitors = Visitors(out double[] conversions);
        WeightedChoice hours = new([.. Enumerable.Range(0, Hours).Select(hour => _options.HappyHours.Contains(hour) ? _options.TrafficLift : 1)]);
        SeededRandom random = SeededRandom.For(Seed, "visits");
        List<long> timestamps = [];
        List<ShopEventType> types = [];
        List<int> customers = [];
        List<int> sessions = [];
        for (int session = 0; session < _options.Sessions; session++)
        {
            int visitor = visitors.Draw(ref random);
            int hour = hours.Draw(ref random);
            int day = random.NextInt32(_options.Weeks * 7);
            long time = Start + (day * EpochTime.MicrosecondsPerDay) + (long)((hour + random.NextDouble()) * 60 * Minute);
            Add(ShopEventType.View, time);
            if (random.NextDouble() < conversions[visitor] * (_options.HappyHours.Contains(hour) ? _options.ConversionFactor : 1))
            {
                Add(ShopEventType.Purchase, time + (5 * Minute));
            }

            void Add(ShopEventType type, long at)
            {
                timestamps.Add(at);
                types.Add(type);
                customers.Add(visitor);
                sessions.Add(session);
            }
        }

        return CommerceDataset.FromColumns(
            new TransactionColumns { Timestamps = [] },
            [.. Enumerable.Range(0, _options.Visitors).Select(visitor => new Customer(Ids.Customer(visitor)))],
            clicks: new ClickColumns
            {
                Timestamps = [.. timestamps],
                Types = [.. types],
                Customers = [.. customers],
                Sessions = [.. sessions],
                SessionIds = [.. Enumerable.Range(0, _options.Sessions).Select(Ids.Order)],
            });
    }

    private WeightedChoice Visitors(out double[] conversions)
    {
        double[] rates = new double[_options.Visitors];
        conversions = new double[_options.Visitors];
        for (int visitor = 0; visitor < rates.Length; visitor++)
        {
            SeededRandom random = SeededRandom.For(Seed, "visitor", visitor);
            rates[visitor] = random.NextGamma(_options.RateShape);
            conversions[visitor] = Math.Min(1, _options.Conversion * random.NextGamma(_options.ConversionShape) / _options.ConversionShape);
        }

        return new WeightedChoice(rates);
    }
}
