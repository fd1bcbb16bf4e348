using System.Collections.Immutable;

namespace EcomIntel.Synthetic;

/// <summary>The shop's customers: who they are, how often they order, what they like. Immutable; safe for any thread.</summary>
internal sealed class Population
{
    private static readonly ImmutableArray<string> Genders = ["Female", "Male", "Other"];

    private readonly double[] _tastes;
    private readonly double[] _rates;
    private readonly int[] _ages;
    private readonly WeightedChoice _choice;

    public Population(WorldPlan plan)
    {
        int categories = Catalogue.Categories.Length;
        _tastes = new double[plan.Customers * categories];
        _rates = new double[plan.Customers];
        _ages = new int[plan.Customers];
        WeightedChoice genders = new(plan.GenderShares);
        PeopleNames names = new(plan.Seed);
        Customer[] customers = new Customer[plan.Customers];
        for (int i = 0; i < customers.Length; i++)
        {
            CategoryModel.DrawTaste(plan, plan.Seed, "customer_taste", i, _tastes.AsSpan(i * categories, categories));
            _rates[i] = DrawRate(plan, i);
            _ages[i] = DrawAge(plan, i);
            SeededRandom gender = SeededRandom.For(plan.Seed, "customer_gender", i);
            int city = SeededRandom.For(plan.Seed, "customer_location", i).NextInt32(PeopleNames.CityCount);
            customers[i] = plan.Dirt.Blank(plan.Seed, i, new Customer(Ids.Customer(i), _ages[i], Genders[genders.Draw(ref gender)], names.Cities[city])
            {
                Attributes = names.NextAttributes(),
            });
        }

        Customers = [.. customers];
        _choice = new WeightedChoice(_rates);
    }

    /// <summary>The records as the shop holds them, with gaps where there is dirt.</summary>
    public ImmutableArray<Customer> Customers { get; }

    public ReadOnlySpan<double> Taste(int customer) => _tastes.AsSpan(customer * Catalogue.Categories.Length, Catalogue.Categories.Length);

    public bool IsCoreAge(int customer) => _ages[customer] is >= WorldPlan.YoungestCoreAge and <= WorldPlan.OldestCoreAge;

    public int Draw(ref SeededRandom random) => _choice.Draw(ref random);

    /// <summary>The share of all orders that the most frequent tenth of customers can be expected to make.</summary>
    public double TopTenthShare()
    {
        double[] sorted = [.. _rates];
        Array.Sort(sorted);
        return sorted.AsSpan(sorted.Length - Math.Max(1, sorted.Length / 10)).ToArray().Sum() / sorted.Sum();
    }

    private static double DrawRate(WorldPlan plan, int customer)
    {
        SeededRandom random = SeededRandom.For(plan.Seed, "customer_rate", customer);
        return plan.ParetoExponent is { } exponent ? Math.Exp(random.NextExponential() / exponent)
            : double.IsPositiveInfinity(plan.RateShape) ? 1
            : random.NextGamma(plan.RateShape);
    }

    private static int DrawAge(WorldPlan plan, int customer)
    {
        const int CoreAges = WorldPlan.OldestCoreAge - WorldPlan.YoungestCoreAge + 1;
        const int OtherAges = WorldPlan.OldestAge - WorldPlan.YoungestAge + 1 - CoreAges;
        SeededRandom random = SeededRandom.For(plan.Seed, "customer_age", customer);
        if (random.NextDouble() < plan.CoreAgeShare)
        {
            return WorldPlan.YoungestCoreAge + random.NextInt32(CoreAges);
        }

        int age = WorldPlan.YoungestAge + random.NextInt32(OtherAges);
        return age < WorldPlan.YoungestCoreAge ? age : age + CoreAges;
    }
}
