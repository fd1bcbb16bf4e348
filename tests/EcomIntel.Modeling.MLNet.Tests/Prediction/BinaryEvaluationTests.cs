namespace EcomIntel.Modeling.MLNet.Tests;

public class BinaryEvaluationTests
{
    [Theory]
    [MemberData(nameof(Trainers.All), MemberType = typeof(Trainers))]
    public void A_class_is_found_by_every_trainer_as_by_the_forest(string name)
    {
        TrainingData table = PlantedTable.Make(4_000);
        TrainingData data = new(table.Features, ["no", "yes"], [.. table.Labels.ToArray().Select(label => label < 0 ? -1 : label == 1 ? 1 : 0)], table.Groups.ToArray());
        Split split = PlantedTable.Parts(data);

        BinaryEvaluation found = Trainers.Train(name, data, split.Train).EvaluateBinary(data, split.Test, "yes", split.Train);
        BinaryEvaluation ours = new RandomForestTrainer(new() { Trees = 60, Seed = 1 }).Train(data, split.Train, cancellationToken: TestContext.Current.CancellationToken)
            .EvaluateBinary(data, split.Test, "yes", split.Train);

        found.Model.Should().Be(name);
        found.RocAuc.Low.Should().BeGreaterThan(0.6);
        found.RocAuc.Value.Should().BeLessThan(ours.RocAuc.Value + 0.05);
        found.Deciles[0].Lift.Should().BeGreaterThan(1.3);
    }
}
