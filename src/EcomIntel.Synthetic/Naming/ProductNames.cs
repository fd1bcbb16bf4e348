using Bogus;

namespace EcomIntel.Synthetic;

/// <summary>Names of products from Bogus, on a stream of their own that no other field depends on. For one thread.</summary>
internal sealed class ProductNames
{
    private readonly Faker _faker;

    public ProductNames(long seed)
    {
        SeededRandom random = SeededRandom.For(seed, "product_names");
        _faker = new Faker("en") { Random = new Randomizer(random.NextInt32(int.MaxValue)) };
    }

    public string Next() => _faker.Commerce.ProductName();
}
