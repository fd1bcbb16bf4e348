using System.Collections.Immutable;

namespace EcomIntel.Modeling;

/// <summary>The mean probabilities of all rows, with one or two of their columns set to each value in turn. Immutable; safe for any thread.</summary>
public sealed class PartialDependenceTable
{
    private readonly double[] _means;

    internal PartialDependenceTable(ImmutableArray<PartialDependenceAxis> axes, ImmutableArray<string> classes, double[] means)
    {
        Axes = axes;
        Classes = classes;
        _means = means;
    }

    /// <summary>The columns that were set, one or two, with their values.</summary>
    public ImmutableArray<PartialDependenceAxis> Axes { get; }

    /// <summary>The names of the classes.</summary>
    public ImmutableArray<string> Classes { get; }

    /// <summary>The number of combinations of values.</summary>
    public int PointCount => _means.Length / Classes.Length;

    /// <summary>The mean probability of a class with one column set.</summary>
    /// <param name="value">The position of the value in the axis.</param>
    /// <param name="label">The position of the class in <see cref="Classes"/>.</param>
    /// <exception cref="InvalidOperationException">Two columns were set.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such value or class.</exception>
    public double this[int value, int label]
    {
        get
        {
            ThrowUnlessAxes(1);
            return At(value, 0, label);
        }
    }

    /// <summary>The mean probability of a class with two columns set.</summary>
    /// <param name="first">The position of the first column's value in its axis.</param>
    /// <param name="second">The position of the second column's value in its axis.</param>
    /// <param name="label">The position of the class in <see cref="Classes"/>.</param>
    /// <exception cref="InvalidOperationException">One column was set.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such value or class.</exception>
    public double this[int first, int second, int label]
    {
        get
        {
            ThrowUnlessAxes(2);
            return At(first, second, label);
        }
    }

    private double At(int first, int second, int label)
    {
        int seconds = Axes.Length == 2 ? Axes[1].Values.Length : 1;
        ThrowIfOutside(first, Axes[0].Values.Length, nameof(first));
        ThrowIfOutside(second, seconds, nameof(second));
        ThrowIfOutside(label, Classes.Length, nameof(label));
        return _means[(((first * seconds) + second) * Classes.Length) + label];
    }

    private static void ThrowIfOutside(int position, int count, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, count, name);
    }

    private void ThrowUnlessAxes(int count)
    {
        if (Axes.Length != count)
        {
            throw new InvalidOperationException($"{Axes.Length} columns were set but {count} are asked for.");
        }
    }
}
