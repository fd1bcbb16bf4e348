namespace EcomIntel.Modeling.Tests;

public class RandomForestOptionsTests
{
    [Fact]
    public void Defaults_are_those_of_the_documentation()
    {
        RandomForestOptions options = new();

        options.Should().BeEquivalentTo(new
        {
            Trees = 200,
            Seed = 0L,
            MinLeafRows = (int?)null,
            ColumnsPerNode = (int?)null,
            MaxDepth = (int?)null,
            Drawing = (RowDrawing?)null,
            SampleShare = (double?)null,
            MaxBins = 255,
            Smoothing = 0.1,
            MaxDegreeOfParallelism = -1,
        });
        options.ClassWeights.Should().BeEmpty();
    }

    [Fact]
    public void All_mistakes_are_reported_together_with_their_values()
    {
        RandomForestOptions options = new() { Trees = 0, MinLeafRows = 0, SampleShare = 1.5, MaxBins = 300, Smoothing = double.NaN };
        options.ClassWeights["Books"] = -1;

        Action make = () => _ = new RandomForestTrainer(options);

        make.Should().Throw<ArgumentException>().WithMessage(
            "The options of the forest are wrong: Trees must be from 1 to 100,000 but is 0; MinLeafRows must be at least 1 or null but is 0; " +
            "SampleShare must be above 0 and at most 1, or null, but is 1.5; MaxBins must be from 2 to 255 but is 300; Smoothing must be from 0 to 1E+12 but is NaN; " +
            "the weight of class 'Books' must be above 0 and at most 1E+12 but is -1.*");
    }

    [Fact]
    public void A_trainer_keeps_its_options_when_they_are_changed_later()
    {
        RandomForestOptions options = new() { Trees = 3 };
        RandomForestTrainer trainer = new(options);
        options.Trees = 9;

        trainer.Grow(PlantedShop.Create(100, seed: 1).Data, RowSet.All(100)).TreeCount.Should().Be(3);
    }

    [Fact]
    public void Weights_for_a_class_that_does_not_exist_are_refused()
    {
        RandomForestOptions options = new();
        options.ClassWeights["Bokos"] = 2;

        Action train = () => new RandomForestTrainer(options).Grow(PlantedShop.Create(100, seed: 1).Data, RowSet.All(100));

        train.Should().Throw<ArgumentException>().WithMessage("There are weights for 'Bokos' but the classes are 'Books', 'Clothing', 'Electronics', 'Home', 'Toys'.*");
    }

    [Fact]
    public void A_class_of_weight_three_gets_the_odds_of_three_times_its_rows()
    {
        // One column of one value: the forest can only know the shares, 30 rows of a against 10 of b.
        float[] nothing = new float[40];
        int[] labels = [.. Enumerable.Range(0, 40).Select(i => i % 4 == 0 ? 1 : 0)];
        TrainingData data = new(new FeatureMatrix(new FeatureSchema([new FeatureField("x", FeatureType.Number)]), [nothing]), ["a", "b"], labels);
        RandomForestOptions options = new() { Trees = 5, SampleShare = 1 };
        options.ClassWeights["b"] = 3;
        double[] probabilities = new double[2];

        new RandomForestTrainer(options).Grow(data, RowSet.All(40)).Predict([0], probabilities);

        probabilities.Should().AllSatisfy(probability => probability.Should().BeApproximately(0.5, 1e-6));
    }
}
