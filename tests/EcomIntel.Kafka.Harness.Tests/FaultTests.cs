namespace EcomIntel.Kafka.Harness.Tests;

/// <summary>Eight of the faults with few events; <c>score faults</c> of the benchmarks runs all of them with many.</summary>
public class FaultTests(FaultFixture fixture) : IClassFixture<FaultFixture>
{
    [Theory]
    [InlineData("kill_worker", StoreKind.Sqlite, GroupKind.Classic)]
    [InlineData("stop_worker", StoreKind.Sqlite, GroupKind.Classic)]
    [InlineData("kill_broker", StoreKind.Sqlite, GroupKind.Consumer)]
    [InlineData("commit_answers_lost", StoreKind.Postgres, GroupKind.Classic)]
    [InlineData("sigterm_under_load", StoreKind.Postgres, GroupKind.Consumer)]
    [InlineData("misrouted_keys", StoreKind.Sqlite, GroupKind.Classic)]
    [InlineData("poison_while_dead_letters_are_down", StoreKind.Sqlite, GroupKind.Classic)]
    [InlineData("state_wiped", StoreKind.Sqlite, GroupKind.Classic)]
    public async Task No_customer_is_wrong_and_no_dead_letter_lost_after(string fault, StoreKind store, GroupKind protocol)
    {
        FaultLine line = await RunAsync(fault, new FaultSettings { Events = 5_000, Store = store, Protocol = protocol });

        line.Problem.Should().BeNull();
        line.CustomersWrong.Should().Be(0);
        (line.Customers > 0).Should().Be(line.Outcome == "recovered", "a state that was wiped holds none");
    }

    [Theory]
    [InlineData("far_duplicates", BrokenMode.NoDedupe)]
    [InlineData("kill_before_commit", BrokenMode.OffsetFirst)]
    public async Task A_broken_promise_is_noticed_by(string fault, BrokenMode broken)
    {
        FaultLine line = await RunAsync(fault, new FaultSettings { Events = 5_000, Broken = broken });

        line.CustomersWrong.Should().BePositive();
        line.Outcome.Should().Be("wrong");
    }

    private async Task<FaultLine> RunAsync(string fault, FaultSettings settings)
    {
        Assert.SkipWhen(KafkaCluster.UnavailableReason is not null, KafkaCluster.UnavailableReason ?? "");
        Assert.SkipWhen(KafkaCluster.IsExternal, "faults need brokers that can be killed");
        Assert.SkipWhen(settings.Store == StoreKind.Postgres && EcomIntel.Tests.PrivatePostgres.WhyNot is not null, EcomIntel.Tests.PrivatePostgres.WhyNot ?? "");
        FaultLine line = await fixture.Runner.RunAsync(FaultCatalogue.Named(fault), settings, TestContext.Current.CancellationToken);

        // Other tests run beside it: a worker that stood still for them has nothing to be fenced for.
        return line.Outcome == FaultLine.Undecided ? await fixture.Runner.RunAsync(FaultCatalogue.Named(fault), settings, TestContext.Current.CancellationToken) : line;
    }
}
