using System.Diagnostics;
using System.Net;
using EcomIntel.Tests;

namespace EcomIntel.Kafka.Harness.Tests;

/// <summary>The sample as its README runs it: several hosts, one PostgreSQL store.</summary>
public class TakeOverTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Two_of_three_hosts_take_over_from_one_that_is_killed_and_nothing_is_lost_or_doubled()
    {
        Assert.SkipWhen(KafkaCluster.UnavailableReason is not null, KafkaCluster.UnavailableReason ?? "");
        Assert.SkipWhen(KafkaCluster.IsExternal, "the topic of the sample must be empty");
        Assert.SkipWhen(PrivatePostgres.WhyNot is not null, PrivatePostgres.WhyNot ?? "");
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(90));
        IReadOnlyList<LoadRecord> records = new LoadPlan { Events = 12_000, Customers = 200, Duplicates = 600, Poison = 0 }.Records();
        await using SampleShop shop = await SampleShop.StartAsync(limit.Token);
        for (int i = 0; i < 3; i++)
        {
            shop.StartHost();
        }

        await shop.SharedAsync(hosts: 3, limit.Token);
        Task sending = shop.SendAsync(records, TimeSpan.FromSeconds(3), limit.Token);
        await shop.SentAsync(records.Count / 3, limit.Token);
        long killed = Stopwatch.GetTimestamp();
        shop.Hosts[0].Kill();
        await shop.SharedAsync(hosts: 2, limit.Token);
        output.WriteLine($"All six partitions were held again after {Stopwatch.GetElapsedTime(killed).TotalSeconds:0.0} s; a session lasts {SampleShop.SessionTimeout.TotalSeconds} s.");
        await sending;
        await shop.AppliedAsync(records.Count, limit.Token);

        Dictionary<string, CustomerAnswer?> found = [];
        foreach (string customer in SampleShop.Expected(records).Keys)
        {
            found.Add(customer, await shop.Hosts[1 + (found.Count % 2)].CustomerAsync(customer, limit.Token));
        }

        found.Should().BeEquivalentTo(SampleShop.Expected(records));
        (await shop.Hosts[1].ReadyAsync(limit.Token)).Should().Be(HttpStatusCode.OK);
        (await shop.Hosts[1].StopAsync()).Should().Be(0, "SIGTERM ends a host in order");
    }
}
