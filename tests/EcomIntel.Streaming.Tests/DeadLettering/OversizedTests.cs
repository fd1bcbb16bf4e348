using System.Text;

namespace EcomIntel.Streaming.Tests;

public class OversizedTests
{
    private const int MostBytes = 700;

    [Fact]
    public async Task A_letter_that_is_too_large_goes_without_payload_and_the_store_keeps_that()
    {
        await using TestShop shop = Shop(new CallbackHandler(_ => throw new EventRejectedException("No.")));

        await shop.ProcessAsync(Large("e1", 500), TestShop.Event("e2"));

        LogRecord[] letters = [.. Log(shop).Records(TestShop.DeadLetterTopic).OrderBy(record => Header(record, RecordHeaderNames.DeadLetterOffset))];
        Header(letters[0], RecordHeaderNames.DeadLetterTruncated).Should().Be("true");
        Header(letters[0], RecordHeaderNames.DeadLetterReason).Should().Be(DeadLetterReason.HandlerFailed);
        letters[0].Value!.Value.Length.Should().Be(0);
        Header(letters[1], RecordHeaderNames.DeadLetterTruncated).Should().BeNull("the next one fits");
        OutgoingRecord kept = Kept(shop, Header(letters[0], RecordHeaderNames.Id)!);
        kept.Value!.Value.ToArray().Should().Equal(Log(shop).Records(TestShop.Topic)[0].Value!.Value.ToArray());
        kept.Topic.Should().Be(TestShop.DeadLetterTopic);
        shop.Processor.Partitions.Single().OutgoingBytes.Should().Be(0);
    }

    [Fact]
    public async Task A_handlers_row_that_is_too_large_becomes_a_letter_and_does_not_hold_up_those_behind_it()
    {
        string large = new('x', 2_000);
        await using TestShop shop = Shop(new CallbackHandler(context =>
        {
            context.Send("offers", context.Event.EventId == "e1" ? large : "small");
            context.Send("offers", "second of " + context.Event.EventId);
        }));

        await shop.ProcessAsync(TestShop.Event("e1"), TestShop.Event("e2"));

        Log(shop).Records("offers").Select(record => Encoding.UTF8.GetString(record.Value!.Value.Span)).Should().Equal("second of e1", "small", "second of e2");
        LogRecord letter = Log(shop).Records(TestShop.DeadLetterTopic).Single();
        letter.Headers.ToDictionary(header => header.Name, header => header.Text).Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["ecomintel.id"] = "memory/ecommerce_transactions/0/0/0",
            ["ecomintel.dlq.topic"] = "ecommerce_transactions",
            ["ecomintel.dlq.partition"] = "0",
            ["ecomintel.dlq.offset"] = "0",
            ["ecomintel.dlq.reason"] = "outgoing_too_large",
            ["ecomintel.dlq.attempts"] = "0",
            ["ecomintel.dlq.truncated"] = "true",
        });
        OutgoingRecord kept = Kept(shop, "memory/ecommerce_transactions/0/0/0");
        (kept.Topic, Encoding.UTF8.GetString(kept.Key!.Value.Span), Encoding.UTF8.GetString(kept.Value!.Value.Span)).Should().Be(("offers", "ama", large));
        kept.Headers.Single().Name.Should().Be(RecordHeaderNames.Id);
    }

    [Fact]
    public void A_damaged_row_is_refused()
    {
        byte[] row = KeptRecord.ToRow(new OutgoingRecord("offers", null, new byte[] { 1 }) { Headers = [new RecordHeader(RecordHeaderNames.Id, "a/b/0/1/0")] }).Value!.Value.ToArray();
        Action read = () => KeptRecord.Read("a/b/0/1/0", row);
        read.Should().NotThrow();

        row[6] ^= 1;

        read.Should().Throw<PartitionRefusedException>().WithMessage("The kept record of 'a/b/0/1/0' (* bytes) is damaged*");
    }

    [Fact]
    public async Task Rows_that_a_topic_refused_are_sent_again_without_copies_of_the_others()
    {
        await using TestShop shop = new() { Handlers = { new CallbackHandler(context => context.Send("offers", context.Event.EventId)) } };
        FlakyTransport transport = new(shop.Log, "offers");
        shop.Transport = transport;
        await shop.SendAsync([.. Enumerable.Range(0, 600).Select(i => TestShop.Event("e" + i))]);
        await shop.StartAsync();

        Task done = shop.Processor.WaitUntilProcessedAsync(TestContext.Current.CancellationToken);
        while (!done.IsCompleted)
        {
            shop.Clock.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }

        await done;
        transport.Failures.Should().BeGreaterThan(10);
        shop.Log.Records("offers").Select(record => Encoding.UTF8.GetString(record.Value!.Value.Span)).Should().BeEquivalentTo(Enumerable.Range(0, 600).Select(i => "e" + i));
    }

    internal static TestShop Shop(IEventHandler handler)
    {
        TestShop shop = new() { Handlers = { handler } };
        shop.Transport = new InMemoryLog(new InMemoryLogOptions { Partitions = 1, MaxRecordBytes = MostBytes }, shop.Clock);
        shop.Sender = new EventSender(shop.Transport);
        return shop;
    }

    internal static ShopEvent Large(string id, int bytes) => TestShop.Event(id) with { ProductCategory = new string('1', bytes) };

    internal static InMemoryLog Log(TestShop shop) => (InMemoryLog)shop.Transport;

    private static OutgoingRecord Kept(TestShop shop, string id) => KeptRecord.Read(id, shop.State.Rows(0).Single(row => row.Key == KeptRecord.KeyOf(id)).Value!.Value);

    private static string? Header(LogRecord record, string name) => record.Headers.FirstOrDefault(header => header.Name == name)?.Text;
}
