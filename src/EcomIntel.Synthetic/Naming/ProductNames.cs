using Bogus;

namespace EcomIntel.Synthetic;

/// <summary>Names of products: an adjective from Bogus, on a stream of its own that no other field depends on, and a thing of the category. For one thread.</summary>
internal sealed class ProductNames
{
    /// <summary>In the order of <see cref="Catalogue.Categories"/>.</summary>
    private static readonly string[][] Things =
    [
        ["Headphones", "Speaker", "Charger", "Tablet", "Keyboard", "Camera", "Watch", "Router", "Monitor", "Lamp"],
        ["Shirt", "Jacket", "Dress", "Trousers", "Scarf", "Hat", "Shoes", "Belt", "Socks", "Coat"],
        ["Novel", "Cookbook", "Atlas", "Biography", "Dictionary", "Thriller", "Poems", "Travel Guide", "Textbook", "Comic"],
        ["Pan", "Vase", "Cushion", "Blanket", "Kettle", "Mirror", "Basket", "Rug", "Clock", "Candle"],
        ["Soap", "Perfume", "Lotion", "Shampoo", "Lipstick", "Cream", "Brush", "Oil", "Mask", "Powder"],
    ];

    private readonly Faker _faker;

    public ProductNames(long seed)
    {
        SeededRandom random = SeededRandom.For(seed, "product_names");
        _faker = new Faker("en") { Random = new Randomizer(random.NextInt32(int.MaxValue)) };
    }

    public string Next(int category, int rank) => $"{_faker.Commerce.ProductAdjective()} {Things[category][rank % Things[category].Length]}";
}
