namespace EcomIntel.Recommendations.Tests;

public class RecommenderTests
{
    private static readonly Recommender Recommender = new(new HourClassifier("Books", "Toys", "Maps"), SmallShop.Popularity);

    [Fact]
    public void Categories_come_by_the_models_probability_at_the_moment()
    {
        Categories(SmallShop.Nine).Should().Equal(("Books", 0.6), ("Toys", 0.3), ("Maps", 0.1));
        Categories(SmallShop.Evening).Should().Equal(("Maps", 0.6), ("Toys", 0.3), ("Books", 0.1));
    }

    /// <summary>At nine, of the books b1 has (4 + 50 · 65/102) / 90 and b2 (36 + 50 · 37/102) / 90; t2 has (10 + 50 · 11/42) / 60 of the toys.</summary>
    [Fact]
    public void Products_come_by_the_probability_of_their_category_times_their_share_of_it_at_the_hour()
    {
        RecommendationList list = Recommender.Recommend(CustomerProfile.NewTo("7"), SmallShop.Nine, 3);
        list.CustomerId.Should().Be("7");
        list.Moment.Should().Be(SmallShop.Nine);
        list.Products.Select(product => product.ProductId).Should().Equal("b2", "b1", "t1");
        list.Products[0].Score.Should().BeApproximately(0.6 * (36 + (50 * 37.0 / 102)) / 90, 1e-12);
        list.Products[1].Score.Should().BeApproximately(0.6 * (4 + (50 * 65.0 / 102)) / 90, 1e-12);
        list.Products[2].Score.Should().BeApproximately(0.3 * (0 + (50 * 31.0 / 42)) / 60, 1e-12);
        list.Products[1].Name.Should().Be("Blue book");
        list.Products[1].Price.Should().Be(12.5m);
    }

    [Fact]
    public void All_products_have_scores_that_add_up_to_one_best_first()
    {
        RecommendationList list = Recommender.Recommend(CustomerProfile.NewTo("7"), SmallShop.Evening, 100);
        list.Products.Should().HaveCount(6).And.BeInDescendingOrder(product => product.Score);
        list.Products.Sum(product => product.Score).Should().BeApproximately(1, 1e-12);
        list.Categories.Should().HaveCount(3);
    }

    [Fact]
    public void What_is_in_the_cart_is_not_recommended_unless_asked_for()
    {
        CustomerProfile profile = CustomerProfile.NewTo("7") with { Cart = [new CartLine("b2", 1, "Books"), new CartLine("gone", 1)] };
        Products(Recommender, profile).Should().Equal("b1", "t1", "t2", "m1", "m2");
        Recommender all = new(new HourClassifier("Books", "Toys", "Maps"), SmallShop.Popularity, new RecommendationOptions { SkipCart = false });
        Products(all, profile).Should().HaveCount(6);
    }

    [Fact]
    public void No_category_takes_more_places_than_it_may()
    {
        Recommender varied = new(new HourClassifier("Books", "Toys", "Maps"), SmallShop.Popularity, new RecommendationOptions { MaxPerCategory = 1 });
        Products(varied, CustomerProfile.NewTo("7")).Should().Equal("b2", "t1", "m1");
    }

    [Fact]
    public void Classes_without_products_are_left_out()
    {
        Recommender recommender = new(new HourClassifier("Garden", "Toys", "Maps"), SmallShop.Popularity);
        recommender.Recommend(CustomerProfile.NewTo("7"), SmallShop.Nine, 10).Products.Select(product => product.Category).Distinct().Take(2).Should().Equal("Toys", "Maps");
    }

    [Fact]
    public void The_purchases_that_a_profile_carries_reach_the_model()
    {
        CustomerFeatureState state = Recommender.Features.NewState();
        Recommender.Features.Observe(state, new Transaction("t", SmallShop.Nine.AddDays(-1), "7") { Total = 12.5m }, null);
        Seeing seeing = new();
        new Recommender(seeing, SmallShop.Popularity).Recommend(CustomerProfile.NewTo("7") with { FeatureState = Recommender.Features.Save(state) }, SmallShop.Nine, 1);
        seeing.Row.Should().Equal(9, 1, 12.5f);
    }

    [Fact]
    public void A_count_below_one_is_refused()
    {
        Action recommend = () => Recommender.Recommend(CustomerProfile.NewTo("7"), SmallShop.Nine, 0);
        recommend.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("count");
    }

    [Fact]
    public void A_model_of_other_classes_is_refused_with_both_sides_named()
    {
        Action make = () => _ = new Recommender(new HourClassifier("A", "B", "C"), SmallShop.Popularity);
        make.Should().Throw<ArgumentException>().WithMessage("None of the model's classes ('A', 'B', 'C') is a category of the products ('Books', 'Maps', 'Toys').*");
    }

    [Fact]
    public void A_limit_per_category_below_one_is_refused()
    {
        Action make = () => _ = new PopularityRecommender(SmallShop.Popularity, new RecommendationOptions { MaxPerCategory = 0 });
        make.Should().Throw<ArgumentException>().WithMessage("MaxPerCategory is 0; it must be at least 1, or null for no limit.*");
    }

    [Fact]
    public void Without_a_model_everyone_is_offered_what_sells_best_over_the_day()
    {
        PopularityRecommender plain = new(SmallShop.Popularity);
        Products(plain, CustomerProfile.NewTo("7")).Should().Equal("b1", "b2", "t1", "m1", "t2", "m2");
    }

    [Fact]
    public void Many_threads_get_the_same_answers()
    {
        string[] expected = Products(Recommender, CustomerProfile.NewTo("7"));
        string[][] answers = new string[64][];
        Parallel.For(0, answers.Length, i => answers[i] = Products(Recommender, CustomerProfile.NewTo("7")));
        answers.Should().OnlyContain(answer => answer.SequenceEqual(expected));
    }

    private static string[] Products(IRecommender recommender, CustomerProfile profile) =>
        [.. recommender.Recommend(profile, SmallShop.Nine, 10).Products.Select(product => product.ProductId)];

    private static IEnumerable<(string Category, double Probability)> Categories(DateTimeOffset moment) =>
        Recommender.Recommend(CustomerProfile.NewTo("7"), moment, 3).Categories.Select(category => (category.Category, category.Probability));

    private sealed class Seeing : IClassifier
    {
        private readonly HourClassifier _inner = new("Books", "Toys", "Maps");

        public float[] Row { get; private set; } = [];

        public string Name => _inner.Name;

        public FeatureSchema Schema => _inner.Schema;

        public System.Collections.Immutable.ImmutableArray<string> Classes => _inner.Classes;

        public void Predict(ReadOnlySpan<float> row, Span<double> probabilities)
        {
            Row = row.ToArray();
            _inner.Predict(row, probabilities);
        }

        public void PredictBatch(FeatureMatrix features, RowSet rows, Span<double> probabilities) => _inner.PredictBatch(features, rows, probabilities);
    }
}
