using EcomIntel.Modeling;

namespace EcomIntel.Recommendations.Tests;

public class ClusteredMeanTests
{
    /// <summary>R 4: t.test(1:5)$conf.int is 1.036757 to 4.963243.</summary>
    [Fact]
    public void Customers_of_one_line_each_give_students_interval()
    {
        Estimate estimate = new ClusteredMean([4, 2, 9, -1, -1]).Of([1, 2, 3, 4, 5]);
        estimate.Value.Should().Be(3);
        estimate.Low.Should().BeApproximately(1.036757, 1e-6);
        estimate.High.Should().BeApproximately(4.963243, 1e-6);
    }

    /// <summary>Every line five times over says no more than once: the standard error of clustered lines is that of the customers' own means.</summary>
    [Fact]
    public void Repeating_a_customers_lines_narrows_nothing()
    {
        int[] customers = [.. Enumerable.Range(0, 25).Select(i => i / 5)];
        double[] values = [.. Enumerable.Range(0, 25).Select(i => 1.0 + (i / 5))];
        Estimate estimate = new ClusteredMean(customers).Of(values);
        estimate.Low.Should().BeApproximately(1.036757, 1e-6);
    }

    [Fact]
    public void One_customer_alone_has_no_interval()
    {
        Estimate estimate = new ClusteredMean([1, 1, 1]).Of([0, 1, 1]);
        estimate.Low.Should().Be(double.NegativeInfinity);
        estimate.High.Should().Be(double.PositiveInfinity);
    }

    /// <summary>2,000 samples of 60 customers with 1 to 8 lines of a common level: a right interval covers 95%; 93.3 to 96.7 is 3.5 standard errors.</summary>
    [Fact]
    public void The_interval_covers_the_truth_as_often_as_it_says()
    {
        int covered = 0;
        for (int sample = 0; sample < 2_000; sample++)
        {
            SeededRandom random = SeededRandom.For(sample, "coverage");
            List<int> customers = [];
            List<double> values = [];
            for (int customer = 0; customer < 60; customer++)
            {
                double level = random.NextNormal();
                for (int line = 1 + random.NextInt32(8); line > 0; line--)
                {
                    customers.Add(customer);
                    values.Add(level + random.NextNormal());
                }
            }

            Estimate estimate = new ClusteredMean(customers).Of([.. values]);
            covered += estimate.Low <= 0 && estimate.High >= 0 ? 1 : 0;
        }

        (covered / 2_000.0).Should().BeInRange(0.933, 0.967);
    }
}
