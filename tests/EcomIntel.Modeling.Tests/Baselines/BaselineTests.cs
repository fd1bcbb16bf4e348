namespace EcomIntel.Modeling.Tests;

/// <summary>As scikit-learn's <c>DummyClassifier</c> with the strategies <c>most_frequent</c> and <c>prior</c>.</summary>
public class BaselineTests
{
    private static readonly TrainingData Data = new(
        new FeatureMatrix(new FeatureSchema([new FeatureField("x", FeatureType.Number)]), [new float[6]]), ["a", "b", "c"], [0, 1, 1, 1, 2, -1]);

    [Fact]
    public void Majority_is_sure_of_the_most_frequent_class() => Predict(Baseline.Majority).Should().Equal(0, 1, 0);

    [Fact]
    public void Class_priors_are_the_shares_of_the_rows_with_a_class() => Predict(Baseline.ClassPriors).Should().Equal(0.2, 0.6, 0.2);

    [Fact]
    public void Nothing_to_learn_from_is_an_error()
    {
        Action train = () => Baseline.ClassPriors.Learn(Data, PlantedShop.Rows(5, 1));

        train.Should().Throw<EcomIntelException>().WithMessage("ClassPriors needs at least one row with a class.*");
    }

    private static double[] Predict(Baseline baseline)
    {
        double[] probabilities = new double[3];
        baseline.Learn(Data, RowSet.All(6)).Predict([0], probabilities);
        return probabilities;
    }
}
