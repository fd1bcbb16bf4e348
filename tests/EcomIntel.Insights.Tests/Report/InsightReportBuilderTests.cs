namespace EcomIntel.Insights.Tests;

public class InsightReportBuilderTests
{
    [Fact]
    public void The_default_questions_suit_any_shop() =>
        Names(new InsightReportBuilder().AddDefaultQuestions()).Should().Equal("sales_by_month",
            "revenue_by_month",
            "sales_by_weekday",
            "sales_by_hour",
            "category_popularity",
            "order_value_by_category",
            "age_concentration",
            "buyers_by_category",
            "category_drivers",
            "customer_concentration",
            "retention",
            "basket",
            "happy_hours",
            "funnel",
            "anomaly_day",
            "returns");

    [Fact]
    public void Questions_are_removed_replaced_and_added()
    {
        InsightReportBuilder builder = new InsightReportBuilder().AddDefaultQuestions()
            .Remove<SalesByMonth>()
            .Replace<AgeConcentration>(new AgeConcentration(18, 24))
            .Add(new OwnQuestion());

        Names(builder).Should().Equal(
            "revenue_by_month",
            "sales_by_weekday",
            "sales_by_hour",
            "category_popularity",
            "order_value_by_category",
            "age_concentration",
            "buyers_by_category",
            "category_drivers",
            "customer_concentration",
            "retention",
            "basket",
            "happy_hours",
            "funnel",
            "anomaly_day",
            "returns",
            "own");
    }

    [Fact]
    public void A_question_of_ones_own_is_weighed_like_any_other()
    {
        InsightReport report = new InsightReportBuilder().Add(new OwnQuestion()).Build()
            .Run(CommerceDataset.FromRecords([]), null, TestContext.Current.CancellationToken);

        report.Find("own")!.Verdict.Should().Be(Verdict.Supported);
        report.Find("own")!.QValue.Should().Be(0.01);
        report.Find("other").Should().BeNull();
    }

    [Fact]
    public void A_question_asked_twice_is_refused() =>
        new InsightReportBuilder().AddDefaultQuestions().Invoking(builder => builder.Add(new SalesByMonth())).Should().Throw<ArgumentException>()
            .WithMessage("The report already asks 'sales_by_month'. Replace or remove that question first.*");

    [Fact]
    public void A_replacement_that_repeats_another_question_is_refused() =>
        new InsightReportBuilder().AddDefaultQuestions().Invoking(builder => builder.Replace<AgeConcentration>(new SalesByMonth())).Should().Throw<ArgumentException>()
            .WithMessage("The report already asks 'sales_by_month'. Remove that question first.*");

    [Fact]
    public void Removing_what_is_not_there_says_what_is() =>
        new InsightReportBuilder().Add(new SalesByMonth()).Invoking(builder => builder.Remove<AgeConcentration>()).Should().Throw<InvalidOperationException>()
            .WithMessage("The report has no question of type AgeConcentration. It asks: sales_by_month.");

    [Fact]
    public void A_builder_freezes_once_used()
    {
        InsightReportBuilder builder = new InsightReportBuilder().AddDefaultQuestions();
        builder.Build();

        builder.Invoking(used => used.Add(new OwnQuestion())).Should().Throw<InvalidOperationException>().WithMessage("The report was built before. Use a new builder for another.");
        builder.Invoking(used => used.Build()).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void A_report_without_questions_is_refused() =>
        new InsightReportBuilder().Invoking(builder => builder.Build()).Should().Throw<InvalidOperationException>()
            .WithMessage("The report has no questions. Call AddDefaultQuestions or Add.");

    [Fact]
    public void All_mistakes_in_the_options_are_told_at_once()
    {
        Action act = () => _ = new InsightReportBuilder(new InsightOptions { TimeZone = "Africa/Nowhere", FalseDiscoveryRate = 0, MinimumEffectiveCustomers = 1, MaxDegreeOfParallelism = 0 });

        act.Should().Throw<ArgumentException>().WithMessage(
            "TimeZone is 'Africa/Nowhere', which is no known time zone; use an IANA name such as Africa/Accra. FalseDiscoveryRate is 0; it must be above 0 and at most 0.5. "
            + "MinimumEffectiveCustomers is 1; it must be at least 2. MaxDegreeOfParallelism is 0; it must be −1 (all cores) or above 0.*");
    }

    private static IEnumerable<string> Names(InsightReportBuilder builder) => builder.Build().Questions.Select(question => question.Name);

    private sealed class OwnQuestion : IInsightQuestion
    {
        public string Name => "own";

        public IReadOnlyList<Finding> Ask(InsightContext context) =>
        [
            new Finding
            {
                Id = "own",
                WhenSupported = $"Yes.",
                WhenNotSupported = $"No.",
                WhenInsufficient = $"Unknown.",
                Unit = "points",
                Effect = 3,
                Interval = new EffectInterval(2, 4),
                PValue = 0.01,
                MinimumEffect = 1,
                EffectiveCustomers = 100,
                Method = "by hand",
            },
        ];
    }
}
