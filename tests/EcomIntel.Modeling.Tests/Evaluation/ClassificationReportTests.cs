using System.Text;
using System.Text.Json;

namespace EcomIntel.Modeling.Tests;

/// <summary>Against scikit-learn 1.9.1: <c>classification_report</c> and <c>log_loss</c> of the same labels.</summary>
public class ClassificationReportTests
{
    private static readonly int[] Actual = [0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 3, 3, 3, 3, 3];
    private static readonly int[] Predicted = [0, 0, 1, 3, 1, 1, 3, 3, 3, 3, 3, 3, 3, 0, 1, 3];

    [Fact]
    public void Prints_what_scikit_learn_prints()
    {
        Report(["Books", "Clothing", "Electronics & Computers", "Toys"], Actual, Predicted).ToString().Should().Be(
            "                         precision    recall  f1-score   support\n\n" +
            "                  Books       0.67      0.50      0.57         4\n" +
            "               Clothing       0.50      0.67      0.57         3\n" +
            "Electronics & Computers       0.00      0.00      0.00         2\n" +
            "                   Toys       0.56      0.71      0.62         7\n\n" +
            "               accuracy                           0.56        16\n" +
            "              macro avg       0.43      0.47      0.44        16\n" +
            "           weighted avg       0.50      0.56      0.52        16\n");
    }

    [Fact]
    public void Rounds_ties_to_even_as_Python_does()
    {
        int[] actual = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1];
        int[] predicted = [0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0];

        Report(["a", "b"], actual, predicted).ToString().Should().Be(
            "              precision    recall  f1-score   support\n\n" +
            "           a       0.17      0.12      0.14         8\n" +
            "           b       0.30      0.38      0.33         8\n\n" +
            "    accuracy                           0.25        16\n" +
            "   macro avg       0.23      0.25      0.24        16\n" +
            "weighted avg       0.23      0.25      0.24        16\n");
    }

    [Fact]
    public void Has_scikit_learns_numbers_in_the_shape_of_its_output_dict()
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            Report(["Books", "Clothing", "Electronics & Computers", "Toys"], Actual, Predicted).WriteTo(writer);
        }

        using JsonDocument json = JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray()));
        JsonElement root = json.RootElement;

        root.EnumerateObject().Select(property => property.Name).Should().Equal(
            "Books", "Clothing", "Electronics & Computers", "Toys", "accuracy", "macro avg", "weighted avg");
        Numbers(root.GetProperty("Toys")).Should().Equal(0.5555555555555556, 0.7142857142857143, 0.625, 7);
        Numbers(root.GetProperty("macro avg")).Zip([0.4305555555555555, 0.47023809523809523, 0.4419642857142857, 16])
            .Should().AllSatisfy(pair => pair.First.Should().BeApproximately(pair.Second, 1e-15));
        Numbers(root.GetProperty("weighted avg")).Should().Equal(0.5034722222222222, 0.5625, 0.5234375, 16);
        root.GetProperty("accuracy").GetDouble().Should().Be(0.5625);
    }

    [Fact]
    public void Says_what_was_set_to_zero()
    {
        ClassificationReport report = Report(["a", "b", "c", "never"], [0, 0, 1], [0, 2, 2]);

        report.Notes.Should().Equal("Precision of 'b' is set to 0: it was never predicted.", "Recall of 'c' is set to 0: no row is of it.");
        report.Classes.Select(score => score.Name).Should().Equal("a", "b", "c");
    }

    [Fact]
    public void Counts_each_pair_of_true_and_predicted_class()
    {
        ConfusionMatrix matrix = new(["a", "b"], [0, 0, 1, 1, 1], [0, 1, 1, 1, 0]);

        (matrix[0, 0], matrix[0, 1], matrix[1, 0], matrix[1, 1]).Should().Be((1, 1, 1, 2));
        (matrix.ActualCount(1), matrix.PredictedCount(1), matrix.Total).Should().Be((3, 3, 5));
        matrix.ToString().Should().Be("     a  b\n  a  1  1\n  b  1  2\n");
    }

    [Fact]
    public void Log_loss_is_clipped_as_scikit_learn_clips_it()
    {
        // log_loss([0, 1, 2, 2], [[.7, .2, .1], [.1, .8, .1], [1, 0, 0], [.3, .3, .4]]) = 9.384940654061063
        double[] probabilities = [0.7, 0.8, 0, 0.4];

        probabilities.Average(LogLoss.Of).Should().BeApproximately(9.384940654061063, 1e-12);
    }

    private static ClassificationReport Report(string[] classes, int[] actual, int[] predicted) => new(new ConfusionMatrix([.. classes], actual, predicted));

    private static double[] Numbers(JsonElement score) => [.. score.EnumerateObject().Select(property => property.Value.GetDouble())];
}
