using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace EcomIntel.Modeling;

/// <summary>How often each class was taken for each. Immutable; safe for any thread.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[] _counts;

    internal ConfusionMatrix(ImmutableArray<string> classes, ReadOnlySpan<int> labels, ReadOnlySpan<int> predicted)
    {
        Classes = classes;
        _counts = new int[classes.Length * classes.Length];
        for (int i = 0; i < labels.Length; i++)
        {
            _counts[(labels[i] * classes.Length) + predicted[i]]++;
        }

        Total = labels.Length;
    }

    /// <summary>The classes, in the order of rows and columns.</summary>
    public ImmutableArray<string> Classes { get; }

    /// <summary>The number of rows counted.</summary>
    public int Total { get; }

    /// <summary>The number of rows of one class that were predicted as another (or the same).</summary>
    /// <param name="actual">The true class's position.</param>
    /// <param name="predicted">The predicted class's position.</param>
    public int this[int actual, int predicted] => _counts[(actual * Classes.Length) + predicted];

    /// <summary>The number of rows of a class.</summary>
    /// <param name="actual">The class's position.</param>
    /// <returns>The count.</returns>
    public int ActualCount(int actual) => _counts.AsSpan(actual * Classes.Length, Classes.Length).ToArray().Sum();

    /// <summary>The number of rows that were predicted as a class.</summary>
    /// <param name="predicted">The class's position.</param>
    /// <returns>The count.</returns>
    public int PredictedCount(int predicted) => Enumerable.Range(0, Classes.Length).Sum(actual => this[actual, predicted]);

    /// <summary>Writes the matrix as a table, true classes down, predicted ones across.</summary>
    /// <returns>Lines of text.</returns>
    public override string ToString()
    {
        int width = Math.Max(Classes.Max(name => name.Length), _counts.Max().ToString(CultureInfo.InvariantCulture).Length) + 2;
        StringBuilder text = new();
        text.Append(' ', width);
        foreach (string name in Classes)
        {
            text.Append(name.PadLeft(width));
        }

        for (int actual = 0; actual < Classes.Length; actual++)
        {
            text.Append('\n').Append(Classes[actual].PadLeft(width));
            for (int predicted = 0; predicted < Classes.Length; predicted++)
            {
                text.Append(this[actual, predicted].ToString(CultureInfo.InvariantCulture).PadLeft(width));
            }
        }

        return text.Append('\n').ToString();
    }
}
