using System.Collections.Immutable;
using Bogus;

namespace EcomIntel.Synthetic;

/// <summary>Names of people and cities from Bogus, on a stream of their own that no other field depends on. For one thread.</summary>
internal sealed class PeopleNames
{
    public const int CityCount = 6;
    private const string NameAttribute = "name";

    private readonly Faker _faker;

    public PeopleNames(long seed)
    {
        _faker = new Faker("en") { Random = new Randomizer(SeedFor(seed)) };
        HashSet<string> cities = new(StringComparer.Ordinal);
        while (cities.Count < CityCount)
        {
            cities.Add(_faker.Address.City());
        }

        Cities = [.. cities];
    }

    /// <summary>The cities customers live in, all different.</summary>
    public ImmutableArray<string> Cities { get; }

    /// <summary>The next customer's full name, as the attribute <c>name</c>.</summary>
    public ImmutableDictionary<string, AttributeValue> NextAttributes() =>
        ImmutableDictionary<string, AttributeValue>.Empty.Add(NameAttribute, AttributeValue.Of(_faker.Name.FullName()));

    private static int SeedFor(long seed)
    {
        SeededRandom random = SeededRandom.For(seed, "people_names");
        return random.NextInt32(int.MaxValue);
    }
}
