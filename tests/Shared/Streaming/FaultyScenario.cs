using System.Globalization;
using System.Text;

namespace EcomIntel.Streaming.Tests;

/// <summary>A topic with duplicates, conflicts, poison, wrong keys and events that a handler fails on, and what must become of it.</summary>
internal sealed class FaultyScenario
{
    public const string Topic = "ecommerce_transactions";
    public const int Partitions = 3;
    public const int Customers = 12;
    private static readonly DateTimeOffset Day = new(2025, 5, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ShopEventJson _json = new();
    private readonly List<(ShopEvent Event, byte[] Payload)> _good = [];
    private SeededRandom _random;

    public FaultyScenario(int seed, int records)
    {
        _random = SeededRandom.For(seed, "scenario");
        for (int i = 0; i < records; i++)
        {
            switch (_random.NextInt32(12))
            {
                case 0 when _good.Count > 0:
                    SendCopy();
                    break;
                case 1 when _good.Count > 0:
                    SendConflict(i);
                    break;
                case 2:
                    Park(DeadLetterReason.MalformedJson, Log.SendTo(_random.NextInt32(Partitions), new OutgoingRecord(Topic, Encoding.UTF8.GetBytes("any"), Encoding.UTF8.GetBytes("{poison"))));
                    break;
                case 3:
                    SendMisrouted(i);
                    break;
                case 4:
                    Park(DeadLetterReason.HandlerFailed, Send(Event(i) with { ProductId = "fails" }));
                    break;
                case 5:
                    Log.SkipOffsets(Topic, _random.NextInt32(Partitions), 1 + _random.NextInt32(3));
                    break;
                default:
                    SendGood(i);
                    break;
            }
        }
    }

    public InMemoryLog Log { get; } = new(new InMemoryLogOptions { Partitions = Partitions, MaxBatchRecords = 7 });

    public Dictionary<string, ProbeState> Expected { get; } = new(StringComparer.Ordinal);

    /// <summary>Partition/offset/reason of every record that must become a dead letter, once.</summary>
    public List<string> ExpectedDeadLetters { get; } = [];

    public int Duplicates { get; private set; }

    private void SendGood(int number)
    {
        ShopEvent shopEvent = Event(number);
        Send(shopEvent);
        _good.Add((shopEvent, _json.Write(shopEvent)));
        ProbeState before = Expected.GetValueOrDefault(shopEvent.Key!);
        Expected[shopEvent.Key!] = new ProbeState(before.Sum + ulong.Parse(shopEvent.ProductCategory!, CultureInfo.InvariantCulture), before.Count + 1);
    }

    private void SendCopy()
    {
        (ShopEvent shopEvent, byte[] payload) = _good[_random.NextInt32(_good.Count)];
        Log.SendTo(Murmur2.PartitionOf(shopEvent.Key!, Partitions), new OutgoingRecord(Topic, Encoding.UTF8.GetBytes(shopEvent.Key!), payload));
        Duplicates++;
    }

    private void SendConflict(int number) =>
        Park(DeadLetterReason.EventIdConflict, Send(_good[_random.NextInt32(_good.Count)].Event with { ProductCategory = number.ToString(CultureInfo.InvariantCulture), Quantity = 77 }));

    private void SendMisrouted(int number)
    {
        ShopEvent shopEvent = Event(number);
        int wrong = (Murmur2.PartitionOf(shopEvent.Key!, Partitions) + 1) % Partitions;
        Park(DeadLetterReason.Misrouted, Log.SendTo(wrong, new OutgoingRecord(Topic, Encoding.UTF8.GetBytes(shopEvent.Key!), _json.Write(shopEvent))));
    }

    private LogPosition Send(ShopEvent shopEvent) => Log.SendTo(Murmur2.PartitionOf(shopEvent.Key!, Partitions), new OutgoingRecord(Topic, Encoding.UTF8.GetBytes(shopEvent.Key!), _json.Write(shopEvent)));

    private void Park(string reason, LogPosition position) => ExpectedDeadLetters.Add($"{position.Partition}/{position.Offset}/{reason}");

    private ShopEvent Event(int number) => new("e" + number.ToString(CultureInfo.InvariantCulture), ShopEventType.View, Day.AddSeconds(_random.NextInt32(100_000)))
    {
        CustomerId = "c" + _random.NextInt32(Customers).ToString(CultureInfo.InvariantCulture),
        ProductCategory = _random.NextUInt64().ToString(CultureInfo.InvariantCulture),
    };
}
