using FsCheck;
using FsCheck.Fluent;

namespace EcomIntel.Insights.Tests;

public class BenjaminiHochbergTests
{
    // The 25 dietary p-values of García-Arenzana et al. (2014), the usual worked example (McDonald, Handbook of Biological Statistics);
    // q-values as SciPy's and R's p.adjust give them: five reach 0.21, the first 0.025.
    private static readonly double[] Published =
        [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216, 0.222, 0.251, 0.269, 0.275, 0.34, 0.341, 0.384, 0.569, 0.594, 0.696, 0.762, 0.94, 0.942, 0.975, 0.986];

    [Fact]
    public void Q_values_are_those_of_the_published_example()
    {
        double[] qValues = BenjaminiHochberg.QValues(Published);

        qValues[..8].Should().Equal([0.025, 0.1, 0.21, 0.21, 0.21, 0.25, 0.264286, 0.491071], (actual, expected) => Math.Abs(actual - expected) < 1e-6);
        qValues[^1].Should().BeApproximately(0.986, 1e-12);
    }

    [Fact]
    public void Nothing_asked_is_nothing_adjusted() => BenjaminiHochberg.QValues([]).Should().BeEmpty();

    [Property]
    public Property Order_does_not_matter_and_no_q_is_below_its_p() => Prop.ForAll(
        Gen.Choose(1, 1000).Select(n => n / 1000.0).ArrayOf().ToArbitrary(),
        pValues =>
        {
            double[] reversed = [.. pValues.Reverse()];
            double[] qValues = BenjaminiHochberg.QValues(pValues);
            return qValues.Zip(pValues).All(pair => pair.First >= pair.Second && pair.First <= 1)
                && qValues.SequenceEqual(BenjaminiHochberg.QValues(reversed).Reverse());
        });
}
