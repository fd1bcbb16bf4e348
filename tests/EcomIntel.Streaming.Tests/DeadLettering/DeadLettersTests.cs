using System.Text;

namespace EcomIntel.Streaming.Tests;

public class DeadLettersTests
{
    [Fact]
    public async Task Letters_are_listed_once_each_with_what_they_tell()
    {
        await using TestShop shop = new() { Handlers = { new CallbackHandler(_ => throw new FormatException()) } };
        shop.SendRaw("ama", "poison");
        await shop.ProcessAsync(TestShop.Event("e1"));
        LogRecord copy = shop.Log.Records(TestShop.DeadLetterTopic)[0];
        await shop.Log.SendAsync(new OutgoingRecord(TestShop.DeadLetterTopic, copy.Key, copy.Value) { Headers = copy.Headers });
        await shop.Log.SendAsync(new OutgoingRecord(TestShop.DeadLetterTopic, copy.Key, null));

        List<DeadLetter> letters = await ListAsync(shop);

        letters.Should().HaveCount(2);
        letters[0].Should().BeEquivalentTo(new DeadLetter("memory/ecommerce_transactions/0/0/0", TestShop.Topic, 0, 0, DeadLetterReason.MalformedJson) { RecordTime = TestShop.Now },
            options => options.Excluding(letter => letter.Payload));
        Encoding.UTF8.GetString(letters[0].Payload!.Value.Span).Should().Be("poison");
        letters[1].Should().BeEquivalentTo(
            new DeadLetter("memory/ecommerce_transactions/0/1/0", TestShop.Topic, 0, 1, DeadLetterReason.HandlerFailed) { RecordTime = TestShop.Now, ExceptionType = "System.FormatException", Attempts = 3 },
            options => options.Excluding(letter => letter.Payload));
    }

    [Fact]
    public async Task A_redrive_sends_each_chosen_event_once_under_its_key_and_it_takes_effect()
    {
        bool isBroken = true;
        await using TestShop shop = new(partitions: 3) { Handlers = { new CallbackHandler(_ => Throw(isBroken)), new ProbeHandler() } };
        shop.SendRaw("any", "poison");
        await shop.ProcessAsync(TestShop.Event("e1"), TestShop.Event("e2", customer: "kofi"));
        isBroken = false;
        DeadLetters letters = new(shop.Log, shop.State, shop.Options);

        RedriveReport first = await letters.RedriveAsync(letter => letter.Reason == DeadLetterReason.HandlerFailed, cancellationToken: TestContext.Current.CancellationToken);
        RedriveReport second = await letters.RedriveAsync(cancellationToken: TestContext.Current.CancellationToken);
        await shop.ProcessAsync();

        first.Should().Be(new RedriveReport(Sent: 2, NotChosen: 1, 0, 0, 0, HasMore: false));
        second.Should().Be(new RedriveReport(0, 0, 0, Unreadable: 1, 0, HasMore: false), "the others were sent before, and poison is no event");
        shop.Processor.Partitions.Sum(status => status.Counts.Applied).Should().Be(2);
        shop.Log.Records(TestShop.Topic).Should().HaveCount(5);
        (await ListAsync(shop)).Should().ContainSingle().Which.Reason.Should().Be(DeadLetterReason.MalformedJson);
    }

    [Fact]
    public async Task A_misrouted_record_is_redriven_to_its_partition()
    {
        await using TestShop shop = new(partitions: 3) { Handlers = { new ProbeHandler() } };
        int wrong = (Murmur2.PartitionOf("ama", 3) + 1) % 3;
        shop.Log.SendTo(wrong, new OutgoingRecord(TestShop.Topic, Encoding.UTF8.GetBytes("ama"), new ShopEventJson().Write(TestShop.Event("e1"))));
        await shop.ProcessAsync();

        (await new DeadLetters(shop.Log, shop.State).RedriveAsync(cancellationToken: TestContext.Current.CancellationToken)).Sent.Should().Be(1);
        await shop.ProcessAsync();

        shop.Processor.Partitions.Sum(status => status.Counts.Applied).Should().Be(1);
    }

    [Fact]
    public async Task An_event_that_comes_back_too_often_stays()
    {
        await using TestShop shop = new() { Handlers = { new CallbackHandler(_ => throw new EventRejectedException("Never.")) } };
        await shop.ProcessAsync(TestShop.Event("e1"));
        DeadLetters letters = new(shop.Log, shop.State, shop.Options);
        List<RedriveReport> reports = [];
        for (int i = 0; i < 3; i++)
        {
            reports.Add(await letters.RedriveAsync(options: new RedriveOptions { MaxRedrives = 2 }, cancellationToken: TestContext.Current.CancellationToken));
            await shop.ProcessAsync();
        }

        reports.Select(report => (report.Sent, report.Exhausted)).Should().Equal((1, 0), (1, 0), (0, 1));
        (await ListAsync(shop)).Should().ContainSingle().Which.Redrives.Should().Be(2);
        shop.DeadLetters().Count(headers => headers.ContainsKey(RecordHeaderNames.DeadLetterReason)).Should().Be(3);
    }

    [Fact]
    public async Task One_call_sends_no_more_than_its_bound()
    {
        bool isBroken = true;
        await using TestShop shop = new() { Handlers = { new CallbackHandler(_ => Throw(isBroken)) } };
        await shop.ProcessAsync(TestShop.Event("e1"), TestShop.Event("e2"), TestShop.Event("e3"));
        isBroken = false;
        DeadLetters letters = new(shop.Log, shop.State, shop.Options);
        RedriveOptions two = new() { MaxLetters = 2 };

        RedriveReport first = await letters.RedriveAsync(options: two, cancellationToken: TestContext.Current.CancellationToken);
        RedriveReport second = await letters.RedriveAsync(options: two, cancellationToken: TestContext.Current.CancellationToken);

        (first.Sent, first.HasMore, second.Sent, second.HasMore).Should().Be((2, true, 1, false));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_truncated_letter_is_redriven_with_the_payload_from_the_store_or_from_the_log(bool hasStore)
    {
        bool isBroken = true;
        await using TestShop shop = OversizedTests.Shop(new CallbackHandler(_ => Throw(isBroken)));
        await shop.ProcessAsync(OversizedTests.Large("e1", 500));
        isBroken = false;

        (await new DeadLetters(shop.Transport, hasStore ? shop.State : new InMemoryStore()).RedriveAsync(cancellationToken: TestContext.Current.CancellationToken)).Sent.Should().Be(1);
        await shop.ProcessAsync();

        shop.Processor.Partitions.Single().Counts.Should().Be(new PartitionCounts(1, 0, 1, 0));
    }

    [Fact]
    public async Task A_handlers_row_that_was_too_large_is_sent_once_its_topic_takes_it()
    {
        string large = new('x', 2_000);
        await using TestShop shop = OversizedTests.Shop(new CallbackHandler(context => context.Send("offers", large)));
        await shop.ProcessAsync(TestShop.Event("e1"));
        (await new DeadLetters(shop.Transport, shop.State).RedriveAsync(cancellationToken: TestContext.Current.CancellationToken)).Should().Be(new RedriveReport(0, 0, 0, 0, TooLarge: 1, HasMore: false));
        LogRecord letter = OversizedTests.Log(shop).Records(TestShop.DeadLetterTopic).Single();
        InMemoryLog wider = new(new InMemoryLogOptions { Partitions = 1 });
        await wider.SendAsync(new OutgoingRecord(TestShop.DeadLetterTopic, letter.Key, letter.Value) { Headers = letter.Headers });

        (await new DeadLetters(wider, shop.State).RedriveAsync(cancellationToken: TestContext.Current.CancellationToken)).Sent.Should().Be(1);

        Encoding.UTF8.GetString(wider.Records("offers").Single().Value!.Value.Span).Should().Be(large);
    }

    [Fact]
    public async Task A_topic_without_letters_is_no_wait()
    {
        await using TestShop shop = new(partitions: 2);

        (await new DeadLetters(shop.Log, shop.State).RedriveAsync(cancellationToken: TestContext.Current.CancellationToken)).Should().Be(default(RedriveReport));
    }

    [Fact]
    public async Task Many_letters_are_read_in_the_order_of_their_partition()
    {
        await using TestShop shop = new();
        shop.Options.MaxDeadLettersInARow = int.MaxValue;
        for (int i = 0; i < 25_000; i++)
        {
            shop.SendRaw("ama", "poison");
        }

        await shop.ProcessAsync();

        (await ListAsync(shop)).Select(letter => letter.Offset).Should().Equal(Enumerable.Range(0, 25_000).Select(i => (long)i));
    }

    private static async Task<List<DeadLetter>> ListAsync(TestShop shop)
    {
        List<DeadLetter> letters = [];
        await foreach (DeadLetter letter in new DeadLetters(shop.Log, shop.State, shop.Options).ListAsync(TestContext.Current.CancellationToken))
        {
            letters.Add(letter);
        }

        return letters;
    }

    private static void Throw(bool isBroken)
    {
        if (isBroken)
        {
            throw new EventRejectedException("Broken.");
        }
    }
}
