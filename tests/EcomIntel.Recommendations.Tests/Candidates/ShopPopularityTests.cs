using System.Text;

namespace EcomIntel.Recommendations.Tests;

public class ShopPopularityTests
{
    private static readonly ShopPopularity Popularity = SmallShop.Popularity;

    [Fact]
    public void Sales_of_products_with_a_category_are_counted_and_nothing_else()
    {
        Popularity.Lines.Should().Be(160);
        Popularity.Products.Select(product => product.Id).Should().Equal("b1", "b2", "m1", "m2", "t1", "t2");
        Popularity.Categories.Should().Equal("Books", "Maps", "Toys");
    }

    [Fact]
    public void Shares_of_the_day_count_one_line_more_for_each_product()
    {
        Popularity.Day.Category(0).Should().BeApproximately(102.0 / 166, 1e-12);
        Popularity.Day.Product(0).Should().BeApproximately(65.0 / 102, 1e-12);
        Popularity.Day.Product(3).Should().BeApproximately(1.0 / 22, 1e-12, "a product that never sold can still be offered");
    }

    [Fact]
    public void Shares_of_an_hour_lean_on_those_of_the_day_as_the_smoothing_says()
    {
        PopularityShares nine = Popularity.At(9);
        nine.Lines.Should().Be(60);
        nine.Category(0).Should().BeApproximately((40 + (50 * 102.0 / 166)) / (60 + 50), 1e-12);
        nine.Product(1).Should().BeApproximately((36 + (50 * 37.0 / 102)) / (40 + 50), 1e-12);
        nine.Ranked(0).ToArray().Should().Equal(1, 0);
        Popularity.Day.Ranked(0).ToArray().Should().Equal(0, 1);
    }

    [Fact]
    public void An_hour_without_sales_is_like_the_day()
    {
        for (int product = 0; product < 6; product++)
        {
            Popularity.At(3).Product(product).Should().BeApproximately(Popularity.Day.Product(product), 1e-12);
        }
    }

    [Property(MaxTest = 20)]
    public void Shares_add_up_to_one_at_every_hour(byte hour)
    {
        PopularityShares shares = Popularity.At(hour % 24);
        Enumerable.Range(0, 3).Sum(shares.Category).Should().BeApproximately(1, 1e-12);
        Enumerable.Range(0, 6).Where(product => Popularity.CategoryOf(product) == 0).Sum(shares.Product).Should().BeApproximately(1, 1e-12);
    }

    [Fact]
    public void Hours_are_those_of_the_zone()
    {
        ShopPopularity tokyo = ShopPopularity.Learn(SmallShop.Dataset, RowSet.All(160), "Asia/Tokyo");
        tokyo.At(18).Lines.Should().Be(60);
        tokyo.At(5).Lines.Should().Be(100);
    }

    [Fact]
    public void Only_the_rows_given_are_learned_from() =>
        ShopPopularity.Learn(SmallShop.Dataset, RowSet.All(60)).Lines.Should().Be(60);

    [Fact]
    public void What_is_saved_is_loaded_unchanged()
    {
        using MemoryStream first = new();
        Popularity.Save(first);
        first.Position = 0;
        ShopPopularity loaded = ShopPopularity.Load(first);
        loaded.Products.Should().Equal(Popularity.Products);
        using MemoryStream second = new();
        loaded.Save(second);
        second.ToArray().Should().Equal(first.ToArray());
    }

    [Theory]
    [InlineData("", "not a file of shop popularity")]
    [InlineData("null", "it is empty")]
    [InlineData("{}", "not a file of shop popularity")]
    [InlineData("""{"version":2,"time_zone":"UTC","smoothing":1,"products":[]}""", "version 2 is newer than 1")]
    [InlineData("""{"version":1,"time_zone":"Mars","smoothing":1,"products":[]}""", "time zone 'Mars' is unknown")]
    [InlineData("""{"version":1,"time_zone":"UTC","smoothing":-1,"products":[]}""", "smoothing -1 is not above 0")]
    [InlineData("""{"version":1,"time_zone":"UTC","smoothing":1,"products":[]}""", "holds no products")]
    [InlineData("""{"version":1,"time_zone":"UTC","smoothing":1,"products":[{"id":"a","category":"","name":null,"price":null,"lines_by_hour":[]}]}""", "product 0 lacks an id or a category")]
    [InlineData("""{"version":1,"time_zone":"UTC","smoothing":1,"products":[{"id":"a","category":"c","name":null,"price":null,"lines_by_hour":[1,2]}]}""", "('a') has no count for each of the 24 hours")]
    public void A_damaged_file_is_refused_with_what_is_wrong(string json, string message)
    {
        Action load = () => ShopPopularity.Load(new MemoryStream(Encoding.UTF8.GetBytes(json)));
        load.Should().Throw<ModelFormatException>().WithMessage($"*{message}*");
    }

    [Fact]
    public void Rows_of_another_dataset_are_refused_by_number()
    {
        Action learn = () => ShopPopularity.Learn(SmallShop.Dataset, RowSet.From([0, 999]));
        learn.Should().Throw<ArgumentException>().WithMessage("Row 999 is not one of the 162 transactions*");
    }

    [Fact]
    public void A_shop_without_categories_is_refused()
    {
        Action learn = () => ShopPopularity.Learn(CommerceDataset.FromRecords([], products: [new Product("x")]), RowSet.All(0));
        learn.Should().Throw<ArgumentException>().WithMessage("No product has a category*");
    }
}
