namespace EcomIntel.Streaming.Tests;

public class FatalTransportTests
{
    [Fact]
    public async Task A_broken_client_is_made_anew_and_a_fatal_error_ends_the_processor()
    {
        await using TestShop shop = new();
        FatalTransport transport = new(shop.Log, failuresBefore: 3);
        shop.Transport = transport;
        await shop.StartAsync();

        while (!shop.Processor.Completion.IsCompleted)
        {
            shop.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        (await shop.Processor.Awaiting(it => it.Completion).Should().ThrowAsync<TransportFatalException>()).WithMessage("Another process has this member's name.");
        transport.Members.Should().Be(4);
        await shop.Processor.Awaiting(it => it.WaitUntilProcessedAsync()).Should().ThrowAsync<EcomIntelException>();
    }
}
