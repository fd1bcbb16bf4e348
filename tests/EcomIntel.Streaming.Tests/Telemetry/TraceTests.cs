using System.Collections.Concurrent;
using System.Diagnostics;

namespace EcomIntel.Streaming.Tests;

public class TraceTests
{
    [Fact]
    public async Task A_trace_goes_from_the_sender_through_the_consumer_to_what_it_sends()
    {
        ConcurrentQueue<Activity> activities = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => EcomIntelTelemetry.SourceNames.Contains(source.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activities.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using TestShop shop = new() { Options = { Topic = "traced" }, Handlers = { new CallbackHandler(context => context.Send("offers", "x")) } };
        EventSender sender = new(shop.Log, "traced");
        using (Activity request = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start())
        {
            request.TraceStateString = "shop=1";
            await sender.SendAsync(TestShop.Event("e1"));
            await sender.SendAsync(TestShop.Event("e2"));
        }

        await shop.Log.SendAsync(new OutgoingRecord("traced", "ama"u8.ToArray(), "poison"u8.ToArray()) { Headers = [new RecordHeader("traceparent", "nonsense")] });
        await shop.ProcessAsync();

        Activity[] sends = [.. activities.Where(activity => activity.OperationName == "send traced")];
        Activity process = activities.Single(activity => activity.OperationName == "process traced");
        sends.Should().HaveCount(2).And.OnlyContain(send => send.Kind == ActivityKind.Producer);
        process.Kind.Should().Be(ActivityKind.Consumer);
        process.Links.Select(link => (link.Context.TraceId, link.Context.SpanId, link.Context.TraceState)).Should().Equal(sends.Select(send => (send.TraceId, send.SpanId, (string?)"shop=1")));
        process.GetTagItem("messaging.batch.message_count").Should().Be(3);
        Headers(shop.Log.Records("traced")[0]).Should().Equal(new Dictionary<string, string> { ["traceparent"] = sends[0].Id!, ["tracestate"] = "shop=1" });
        Headers(shop.Log.Records("offers")[1])["traceparent"].Should().Be(sends[1].Id);
        Headers(shop.Log.Records(TestShop.DeadLetterTopic).Single())["traceparent"].Should().Be("nonsense");
    }

    [Fact]
    public async Task Without_a_listener_the_app_s_own_activity_is_carried_and_without_one_nothing()
    {
        InMemoryLog log = new(new InMemoryLogOptions { Partitions = 1 });
        EventSender sender = new(log, "untraced");
        string? id;
        using (Activity request = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start())
        {
            id = request.Id;
            await sender.SendAsync(TestShop.Event("e1"));
        }

        await sender.SendAsync(TestShop.Event("e2"));

        Headers(log.Records("untraced")[0])["traceparent"].Should().StartWith(id![..35], "it is of the same trace");
        log.Records("untraced")[1].Headers.Should().BeEmpty();
    }

    private static Dictionary<string, string> Headers(LogRecord record) => record.Headers.ToDictionary(header => header.Name, header => header.Text, StringComparer.Ordinal);
}
