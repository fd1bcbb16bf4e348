using System.Collections.Immutable;

namespace EcomIntel.Modeling;

/// <summary>
/// Why a forest gave a row its uncalibrated probabilities: for every class, what each column adds to the base probability, so that base and contributions add up to
/// the probability. Made by <see cref="RandomForest.Explain(ReadOnlySpan{float})"/>. Immutable; safe for any thread.
/// </summary>
public sealed class ForestExplanation
{
    private readonly double[] _contributions;

    internal ForestExplanation(ImmutableArray<ExplainedColumn> columns, ImmutableArray<string> classes, ImmutableArray<double> baseProbabilities, double[] contributions)
    {
        Columns = columns;
        Classes = classes;
        BaseProbabilities = baseProbabilities;
        _contributions = contributions;
    }

    /// <summary>The columns, as <see cref="RandomForest.ExplainedColumns"/>.</summary>
    public ImmutableArray<ExplainedColumn> Columns { get; }

    /// <summary>The classes, as <see cref="RandomForest.Classes"/>.</summary>
    public ImmutableArray<string> Classes { get; }

    /// <summary>For each class its probability before anything is known of the row, as <see cref="RandomForest.BaseProbabilities"/>.</summary>
    public ImmutableArray<double> BaseProbabilities { get; }

    /// <summary>What a column adds to the probability of a class.</summary>
    /// <param name="column">The position of the column in <see cref="Columns"/>.</param>
    /// <param name="label">The position of the class in <see cref="Classes"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column or class.</exception>
    public double this[int column, int label]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(column);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, Columns.Length);
            ArgumentOutOfRangeException.ThrowIfNegative(label);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(label, Classes.Length);
            return _contributions[(column * Classes.Length) + label];
        }
    }

    /// <summary>The uncalibrated probability of a class: its base and what all columns add.</summary>
    /// <param name="label">The position of the class in <see cref="Classes"/>.</param>
    /// <returns>The probability.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double Probability(int label)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(label);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(label, Classes.Length);
        double probability = BaseProbabilities[label];
        for (int column = 0; column < Columns.Length; column++)
        {
            probability += this[column, label];
        }

        return probability;
    }

    /// <summary>What speaks for and against a class.</summary>
    /// <param name="className">The name of the class.</param>
    /// <returns>All columns, those that add or take away the most first; columns without any effect have 0.</returns>
    /// <exception cref="ArgumentException">There is no such class.</exception>
    public ImmutableArray<ColumnContribution> For(string className)
    {
        ArgumentNullException.ThrowIfNull(className);
        int label = Classes.IndexOf(className);
        if (label < 0)
        {
            throw new ArgumentException($"There is no class '{className}'. The classes are '{string.Join("', '", Classes)}'.", nameof(className));
        }

        return [.. Columns.Select((column, i) => new ColumnContribution(column.Name, this[i, label])).OrderByDescending(contribution => Math.Abs(contribution.Value))];
    }
}
