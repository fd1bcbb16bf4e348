namespace EcomIntel.Kafka.Harness.Tests;

public class FaultCatalogueTests
{
    [Fact]
    public void Names_are_different() => FaultCatalogue.All.Select(fault => fault.Name).Should().OnlyHaveUniqueItems();

    [Fact]
    public void The_guarantees_have_a_line_for_every_fault()
    {
        string page = File.ReadAllText(Path.Combine(EcomIntel.Tests.RepositoryRoot.Path, "docs", "streaming-guarantees.md"));

        FaultCatalogue.All.Where(fault => !page.Contains($"| `{fault.Name}` | {fault.Outcome.ToString().ToLowerInvariant()} |", StringComparison.Ordinal))
            .Select(fault => fault.Name).Should().BeEmpty();
    }

    [Fact]
    public void Every_broken_promise_has_a_fault_that_notices_it() =>
        Enum.GetValues<BrokenMode>().Except([BrokenMode.None]).Should().BeSubsetOf(FaultCatalogue.All.Select(fault => fault.Notices));

    [Fact]
    public void Six_faults_are_for_every_pair_of_protocol_and_store() =>
        FaultCatalogue.All.Where(fault => fault.IsBasic).Select(fault => fault.Name).Should().HaveCountGreaterThanOrEqualTo(6);
}
