namespace EcomIntel.Insights.Tests;

public class AgeConcentrationTests
{
    [Fact]
    public void Numbers_are_those_of_the_exact_binomial()
    {
        // 59 of 200 customers aged 25 to 40 where ages go from 18 to 69; SciPy 1.10.1: binom.cdf, beta.ppf.
        Claim claim = Shop.Ask(new AgeConcentration(), Customers([.. Enumerable.Repeat(30, 59), 18, 69, .. Enumerable.Repeat(50, 139)]));

        claim.Verdict.Should().Be(Verdict.InsufficientEvidence);
        claim.Effect.Should().BeApproximately((59.0 / 200) - (16.0 / 52), 1e-12);
        claim.PValue.Should().BeApproximately(0.7616816746823786, 1e-9);
        claim.Interval!.Value.Low.Should().BeApproximately(0.23276878422312464 - (16.0 / 52), 1e-7);
        claim.Interval!.Value.High.Should().BeApproximately(0.3634231333179104 - (16.0 / 52), 1e-7);
        claim.Customers.Should().Be(200);
    }

    [Fact]
    public void A_concentration_is_supported()
    {
        Claim claim = Shop.Ask(new AgeConcentration(), Customers([.. Enumerable.Repeat(30, 90), 18, 69, .. Enumerable.Repeat(50, 108)]));

        claim.Verdict.Should().Be(Verdict.Supported);
        claim.Statement.Should().Be("45.0% of customers are 25 to 40 years old, against 30.8% if all ages were equally frequent.");
    }

    [Fact]
    public void The_users_own_reference_stands_in_for_even_ages()
    {
        Claim claim = Shop.Ask(new AgeConcentration(20, 29, referenceShare: 0.4), Customers([.. Enumerable.Repeat(25, 80), .. Enumerable.Repeat(50, 120)]));

        claim.Effect.Should().BeApproximately(0, 1e-12);
        claim.PValue.Should().Be(1);
    }

    [Fact]
    public void Customers_count_once_and_only_if_they_bought()
    {
        Customer[] customers = [new("a", 30), new("b", 50), new("c", 30)];
        CommerceDataset dataset = CommerceDataset.FromRecords([new("1", default, "a"), new("2", default, "a"), new("3", default, "b")], customers);

        Shop.Ask(new AgeConcentration(), dataset).Rows.Should().Be(2);
    }

    [Fact]
    public void Unknown_ages_cannot_answer()
    {
        Claim claim = Shop.Ask(new AgeConcentration(), CommerceDataset.FromRecords([new("1", default, "a")]));

        claim.Verdict.Should().Be(Verdict.InsufficientEvidence);
        claim.Statement.Should().Be("No customer's age is known.");
    }

    [Fact]
    public void A_range_that_holds_all_or_none_of_the_ages_cannot_answer() =>
        Shop.Ask(new AgeConcentration(), Customers([.. Enumerable.Repeat(30, 100)])).Statement
            .Should().Be("No customer, or every customer, could be aged 25 to 40: the known ages are 30 to 30.");

    [Theory]
    [InlineData(40, 25, null)]
    [InlineData(-1, 25, null)]
    [InlineData(25, 40, 1.0)]
    [InlineData(25, 40, double.NaN)]
    public void A_range_or_reference_that_cannot_be_is_refused(int from, int to, double? reference)
    {
        Action act = () => _ = new AgeConcentration(from, to, reference);

        act.Should().Throw<ArgumentOutOfRangeException>();
    }

    private static CommerceDataset Customers(int[] ages) => CommerceDataset.FromRecords(
        ages.Select((_, i) => new Transaction($"t{i}", Shop.Time("2025-01-01T00:00Z"), $"c{i}")),
        ages.Select((age, i) => new Customer($"c{i}", age)));
}
