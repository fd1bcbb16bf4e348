using System.Text;

namespace EcomIntel.Streaming.Tests;

public class DeadLetterTests
{
    [Fact]
    public async Task A_handler_gets_three_attempts_and_none_of_their_effects_stay()
    {
        CallbackHandler failing = new(context =>
        {
            context.Send("offers", "never sent");
            if (context.Event.EventId == "bad")
            {
                throw new FormatException("secret of ama");
            }
        });
        await using TestShop shop = new() { Handlers = { new ProbeHandler(), failing } };

        await shop.ProcessAsync(TestShop.Event("bad"), TestShop.Event("good"));

        failing.Seen.Should().Equal("bad", "bad", "bad", "good");
        StateRowCodec.Read(new ProbeHandler(), "ama", shop.State.Rows(0).Single().Value!.Value.Span).Count.Should().Be(1);
        shop.Log.Records("offers").Should().ContainSingle();
        shop.DeadLetters().Should().ContainSingle().Which.Should().Equal(new Dictionary<string, string>
        {
            ["ecomintel.id"] = "memory/ecommerce_transactions/0/0/0",
            ["ecomintel.dlq.topic"] = "ecommerce_transactions",
            ["ecomintel.dlq.partition"] = "0",
            ["ecomintel.dlq.offset"] = "0",
            ["ecomintel.dlq.timestamp"] = "2025-06-01T12:00:00.0000000+00:00",
            ["ecomintel.dlq.reason"] = "handler_failed",
            ["ecomintel.dlq.exception_type"] = "System.FormatException",
            ["ecomintel.dlq.attempts"] = "3",
        });
        LogRecord letter = shop.Log.Records(TestShop.DeadLetterTopic).Single();
        Encoding.UTF8.GetString(letter.Key!.Value.Span).Should().Be("memory/ecommerce_transactions/0/0/0");
        letter.Value!.Value.ToArray().Should().Equal(shop.Log.Records(TestShop.Topic)[0].Value!.Value.ToArray());
    }

    [Fact]
    public async Task A_rejected_event_is_not_tried_again()
    {
        CallbackHandler rejecting = new(_ => throw new EventRejectedException("No such shelf.") { Reason = "no_such_shelf" });
        await using TestShop shop = new() { Handlers = { rejecting } };

        await shop.ProcessAsync(TestShop.Event("e1"));

        rejecting.Seen.Should().ContainSingle();
        shop.Reasons().Should().Equal("no_such_shelf");
    }

    [Fact]
    public async Task A_handler_that_recovers_leaves_no_dead_letter()
    {
        int failures = 2;
        await using TestShop shop = new() { Handlers = { new CallbackHandler(_ => Throw(failures-- > 0)), new ProbeHandler() } };

        await shop.ProcessAsync(TestShop.Event("e1"));

        shop.DeadLetters().Should().BeEmpty();
        shop.Processor.Partitions.Single().Counts.Should().Be(new PartitionCounts(1, 0, 0, 0));
    }

    [Fact]
    public async Task A_dead_letter_that_is_sent_again_is_no_duplicate()
    {
        bool isBroken = true;
        await using TestShop shop = new() { Handlers = { new CallbackHandler(_ => Throw(isBroken)) } };
        await shop.ProcessAsync(TestShop.Event("e1"));
        isBroken = false;

        await shop.ProcessAsync(TestShop.Event("e1"));

        shop.Processor.Partitions.Single().Counts.Should().Be(new PartitionCounts(1, 0, 1, 0));
    }

    [Fact]
    public async Task An_event_from_the_future_is_parked_and_does_not_move_the_watermark()
    {
        await using TestShop shop = new();

        await shop.ProcessAsync(TestShop.Event("now"), TestShop.Event("soon", secondsAgo: -3_600), TestShop.Event("too late", secondsAgo: -3_601));

        shop.Reasons().Should().Equal(DeadLetterReason.FromTheFuture);
        shop.Processor.Partitions.Single().Watermark.Should().Be(TestShop.Now.AddHours(1).AddMinutes(-1));
    }

    [Fact]
    public async Task Records_under_a_wrong_key_are_sent_again_where_that_is_chosen()
    {
        CallbackHandler handler = new();
        await using TestShop shop = new(partitions: 3) { Handlers = { handler } };
        shop.Options.Misrouted = Misrouted.Resend;
        byte[] payload = Encoding.UTF8.GetBytes("""{"transaction_id":1,"customer_id":42,"timestamp":"2025-06-01 11:00:00.5","total_price":10}""");
        for (int partition = 0; partition < 3; partition++)
        {
            shop.Log.SendTo(partition, new OutgoingRecord(TestShop.Topic, null, payload));
        }

        await shop.ProcessAsync();

        handler.Seen.Should().Equal("1");
        PartitionCounts[] counts = [.. shop.Processor.Partitions.Select(status => status.Counts)];
        counts.Sum(count => count.Resent).Should().Be(3);
        counts.Sum(count => count.Duplicates).Should().Be(2);
        shop.Log.Records(TestShop.Topic, Murmur2.PartitionOf("42", 3)).Count(record => record.Headers.Any(header => header.Name == RecordHeaderNames.Id)).Should().Be(3);
    }

    [Fact]
    public async Task Too_many_dead_letters_in_a_row_stop_the_partition_after_the_last_is_committed()
    {
        await using TestShop shop = new();
        shop.Options.MaxDeadLettersInARow = 3;
        shop.SendRaw("ama", "poison 1");
        await shop.SendAsync(TestShop.Event("good"));
        for (int i = 2; i < 9; i++)
        {
            shop.SendRaw("ama", "poison " + i);
        }

        await shop.StartAsync();
        PartitionStatus stopped = await shop.WaitForAsync(status => status.State == PartitionState.Failed);

        stopped.NextOffset.Should().Be(5);
        stopped.Counts.Should().Be(new PartitionCounts(1, 0, 4, 0));
        stopped.Error!.Message.Should().Contain("the last 3 records up to offset 4 were all dead letters");
        await shop.Processor.Awaiting(it => it.Completion).Should().ThrowAsync<PartitionRefusedException>();
        await shop.Processor.Awaiting(it => it.WaitUntilProcessedAsync()).Should().ThrowAsync<EcomIntelException>().WithMessage("*dead letters*");
    }

    private static void Throw(bool isBroken)
    {
        if (isBroken)
        {
            throw new InvalidOperationException("Broken.");
        }
    }
}
