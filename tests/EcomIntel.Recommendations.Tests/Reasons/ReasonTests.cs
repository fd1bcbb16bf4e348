namespace EcomIntel.Recommendations.Tests;

public class ReasonTests
{
    private static readonly Recommender Recommender = new(new HourClassifier("Books", "Toys", "Maps"), SmallShop.Popularity);

    [Fact]
    public void A_category_says_what_the_model_gives_it_beside_its_share() =>
        Category("Books", CustomerProfile.NewTo("7"), SmallShop.Nine).Reasons
            .Should().ContainSingle().Which.Should().Be(new Reason(ReasonKind.Model, 0.6, "The model gives Books 60% for this customer now; 61% of all lines are of it."));

    [Fact]
    public void A_category_says_that_it_was_bought_before_and_is_in_the_cart()
    {
        CustomerProfile profile = CustomerProfile.NewTo("7");
        profile = profile with { PurchasesByCategory = profile.PurchasesByCategory.Add("Toys", 3), Cart = [new CartLine("t1", 2, "Toys")] };
        RecommendedCategory toys = Category("Toys", profile, SmallShop.Nine);
        toys.Reasons.Skip(1).Should().Equal(
            new Reason(ReasonKind.BoughtBefore, 3, "The customer bought Toys before: 3 lines."),
            new Reason(ReasonKind.InCart, 1, "The cart holds Toys: 1 line."));
        Category("Books", profile, SmallShop.Nine).Reasons.Should().ContainSingle();
    }

    /// <summary>b2 has (36 + 50 · 37/102) / 90 = 0.60 of the books at nine and 37/102 = 0.36 over the day.</summary>
    [Fact]
    public void A_product_says_how_it_sells_and_whether_the_hour_is_its_own()
    {
        RecommendationList nine = Recommender.Recommend(CustomerProfile.NewTo("7"), SmallShop.Nine, 10);
        nine.Products[0].Reasons.Select(reason => reason.Text).Should().Equal(
            "Number 2 of 2 in Books by lines sold.", "From 09:00 to 09:59 it has 1.7 times its share of Books.");
        nine.Products[1].Reasons.Should().ContainSingle().Which.Should().Be(new Reason(ReasonKind.Popular, 1, "Number 1 of 2 in Books by lines sold."));
    }

    /// <summary>Toys have (30 + 50 · 42/166) / 150 = 0.284 of the evening and 0.253 of the day: 1.1 times.</summary>
    [Fact]
    public void A_category_says_when_the_hour_is_its_own()
    {
        Reason reason = Category("Toys", CustomerProfile.NewTo("7"), SmallShop.Evening).Reasons.Single(reason => reason.Kind == ReasonKind.PopularAtHour);
        reason.Value.Should().BeApproximately((30 + (50 * 42.0 / 166)) / 150 / (42.0 / 166), 1e-12);
        reason.Text.Should().Be("From 20:00 to 20:59 Toys has 1.1 times its share of the day.");
    }

    [Fact]
    public void Plain_popularity_names_no_model()
    {
        new PopularityRecommender(SmallShop.Popularity).Recommend(CustomerProfile.NewTo("7"), SmallShop.Nine, 3).Categories
            .Should().OnlyContain(category => category.Reasons.All(reason => reason.Kind != ReasonKind.Model));
    }

    private static RecommendedCategory Category(string name, CustomerProfile profile, DateTimeOffset moment) =>
        Recommender.Recommend(profile, moment, 3).Categories.Single(category => category.Category == name);
}
