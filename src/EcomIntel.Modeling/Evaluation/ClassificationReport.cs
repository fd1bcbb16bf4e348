using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EcomIntel.Modeling;

/// <summary>
/// Precision, recall and F1 of each class with the numbers and the layout of scikit-learn's <c>classification_report</c> (1.9, digits=2, zero_division=0).
/// Classes that are neither true nor predicted for any row are left out, as there. Immutable; safe for any thread.
/// </summary>
public sealed class ClassificationReport
{
    internal ClassificationReport(ConfusionMatrix matrix)
    {
        List<string> notes = [];
        Classes = [.. Enumerable.Range(0, matrix.Classes.Length).Where(k => matrix.ActualCount(k) + matrix.PredictedCount(k) > 0).Select(k => Score(matrix, k, notes))];
        Accuracy = Divide(Enumerable.Range(0, matrix.Classes.Length).Sum(k => matrix[k, k]), matrix.Total);
        Support = matrix.Total;
        MacroAverage = Average("macro avg", _ => 1);
        WeightedAverage = Average("weighted avg", score => score.Support);
        Notes = [.. notes];
    }

    /// <summary>One line for each class, in the order of the data's classes.</summary>
    public ImmutableArray<ClassScore> Classes { get; }

    /// <summary>The share of rows whose likeliest class is the true one.</summary>
    public double Accuracy { get; }

    /// <summary>The number of rows.</summary>
    public int Support { get; }

    /// <summary>The plain mean over classes.</summary>
    public ClassScore MacroAverage { get; }

    /// <summary>The mean over classes, each with its support as weight.</summary>
    public ClassScore WeightedAverage { get; }

    /// <summary>Which numbers are 0 because there was nothing to divide by, as sentences.</summary>
    public ImmutableArray<string> Notes { get; }

    /// <summary>Writes the table as scikit-learn does.</summary>
    /// <returns>Lines of text, each ended by a line feed.</returns>
    public override string ToString()
    {
        int width = Math.Max("weighted avg".Length, Classes.Max(score => score.Name.Length));
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{new string(' ', width)}  precision    recall  f1-score   support\n\n");
        foreach (ClassScore score in Classes)
        {
            AppendLine(score);
        }

        text.Append(CultureInfo.InvariantCulture, $"\n{"accuracy".PadLeft(width)}  {"",9} {"",9} {Rounded(Accuracy),9} {Support,9}\n");
        AppendLine(MacroAverage);
        AppendLine(WeightedAverage);
        return text.ToString();

        void AppendLine(ClassScore score) => text.Append(
            CultureInfo.InvariantCulture,
            $"{score.Name.PadLeft(width)}  {Rounded(score.Precision),9} {Rounded(score.Recall),9} {Rounded(score.F1),9} {score.Support,9}\n");
    }

    /// <summary>Writes the numbers in the shape of scikit-learn's <c>output_dict</c>.</summary>
    /// <param name="writer">Receives one object.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        foreach (ClassScore score in Classes)
        {
            Write(score);
        }

        writer.WriteNumber("accuracy", Accuracy);
        Write(MacroAverage);
        Write(WeightedAverage);
        writer.WriteEndObject();

        void Write(ClassScore score)
        {
            writer.WriteStartObject(score.Name);
            writer.WriteNumber("precision", score.Precision);
            writer.WriteNumber("recall", score.Recall);
            writer.WriteNumber("f1-score", score.F1);
            writer.WriteNumber("support", score.Support);
            writer.WriteEndObject();
        }
    }

    private static ClassScore Score(ConfusionMatrix matrix, int k, List<string> notes)
    {
        string name = matrix.Classes[k];
        int actual = matrix.ActualCount(k);
        int predicted = matrix.PredictedCount(k);
        if (predicted == 0)
        {
            notes.Add($"Precision of '{name}' is set to 0: it was never predicted.");
        }

        if (actual == 0)
        {
            notes.Add($"Recall of '{name}' is set to 0: no row is of it.");
        }

        return new ClassScore(name, Divide(matrix[k, k], predicted), Divide(matrix[k, k], actual), Divide(2.0 * matrix[k, k], actual + predicted), actual);
    }

    private ClassScore Average(string name, Func<ClassScore, double> weight)
    {
        double total = Classes.Sum(weight);
        return new ClassScore(name, Of(score => score.Precision), Of(score => score.Recall), Of(score => score.F1), Support);

        double Of(Func<ClassScore, double> number) => Divide(Classes.Sum(score => weight(score) * number(score)), total);
    }

    private static double Divide(double part, double whole) => whole > 0 ? part / whole : 0;

    /// <summary>Python rounds the exact binary value half to even, .NET away from zero; with two decimals only odd eighths are such ties.</summary>
    private static string Rounded(double value) =>
        (value * 8 == Math.Floor(value * 8) ? (double)Math.Round((decimal)value, 2, MidpointRounding.ToEven) : value).ToString("F2", CultureInfo.InvariantCulture);
}
