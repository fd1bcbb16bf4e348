using System.Text;
using EcomIntel.Streaming;

namespace EcomIntel.Kafka.Harness.Tests;

public class OracleTests
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private readonly EventMaker _maker = new(customers: 50, seed: 3);
    private readonly List<LoggedRecord> _log = [];

    [Fact]
    public void Each_customer_has_the_sum_of_its_probes()
    {
        Log(_maker.Good());
        Log(_maker.Good());

        Oracle oracle = Oracle.Of(_log, new OracleRules(3));

        oracle.Applied.Should().Be(2);
        oracle.Customers.Values.Sum(state => state.Count).Should().Be(2);
        oracle.DeadLetters.Should().BeEmpty();
    }

    [Fact]
    public void A_lost_event_and_a_doubled_one_show()
    {
        Log(_maker.Good());
        Log(_maker.Good());
        Oracle whole = Oracle.Of(_log, new OracleRules(3));

        Oracle lost = Oracle.Of(_log[1..], new OracleRules(3));
        Oracle doubled = Oracle.Of([.. _log, _log[0] with { Offset = 9 }], new OracleRules(3) { DuplicateCapacity = 1 });

        Sum(lost).Should().NotBe(Sum(whole));
        Sum(doubled).Should().NotBe(Sum(whole));
    }

    [Fact]
    public void A_copy_is_a_duplicate_and_another_payload_under_its_id_a_conflict()
    {
        LoadRecord original = _maker.Good();
        Log(original);
        Log(original);
        Log(EventMaker.Conflict(original));

        Oracle oracle = Oracle.Of(_log, new OracleRules(3));

        oracle.Duplicates.Should().Be(1);
        oracle.DeadLetters.Should().ContainSingle().Which.Should().EndWith(DeadLetterReason.EventIdConflict);
    }

    [Fact]
    public void Every_kind_of_poison_is_a_dead_letter()
    {
        for (int kind = 0; kind < 6; kind++)
        {
            Log(_maker.Poison(kind));
        }

        Oracle oracle = Oracle.Of(_log, new OracleRules(3));

        oracle.DeadLetters.Select(letter => letter.Split('/')[2]).Should().BeEquivalentTo(
            DeadLetterReason.MalformedJson, DeadLetterReason.HandlerFailed, DeadLetterReason.FromTheFuture,
            DeadLetterReason.UnknownEventType, DeadLetterReason.MissingField, DeadLetterReason.Misrouted);
        oracle.Applied.Should().Be(0);
    }

    [Fact]
    public void Only_what_lies_before_the_next_offsets_counts()
    {
        Log(_maker.Good());
        Log(_maker.Good());

        Oracle.Of(_log, new OracleRules(3), [1, 1, 1]).Applied.Should().Be(_log.Count(record => record.Offset < 1));
    }

    private static ulong Sum(Oracle oracle) => oracle.Customers.Values.Aggregate(0UL, (sum, state) => sum + state.Sum);

    private void Log(LoadRecord record)
    {
        int partition = Murmur2.PartitionOf(record.Key!, 3);
        partition = record.Partition == LoadRecord.Wrong ? (partition + 1) % 3 : partition;
        _log.Add(new LoggedRecord(partition, _log.Count, Now, Encoding.UTF8.GetBytes(record.Key!), record.Value, new Dictionary<string, string>()));
    }
}
