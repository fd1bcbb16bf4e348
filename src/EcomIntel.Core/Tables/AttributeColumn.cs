namespace EcomIntel;

/// <summary>A declared extra column of a table. Immutable; safe for any thread.</summary>
public sealed class AttributeColumn
{
    private readonly double[] _numbers;

    internal AttributeColumn(AttributeDefinition definition, IReadOnlyList<AttributeValue> values)
    {
        Definition = definition;
        if (definition.Type == AttributeType.Categorical)
        {
            Categories = CategoryColumn.From([.. values.Select(value => value.IsMissing ? null : value.ToString())]);
            _numbers = [];
        }
        else
        {
            _numbers = [.. values.Select(value => value.Number ?? double.NaN)];
        }
    }

    private AttributeColumn(AttributeDefinition definition, CategoryColumn? categories, double[] numbers) => (Definition, Categories, _numbers) = (definition, categories, numbers);

    /// <summary>What the column was declared as.</summary>
    public AttributeDefinition Definition { get; }

    /// <summary>The levels and codes of a categorical column; null for a numeric one.</summary>
    public CategoryColumn? Categories { get; }

    /// <summary>The numbers of a numeric column, NaN where missing; empty for a categorical one.</summary>
    public ReadOnlySpan<double> Numbers => _numbers;

    /// <summary>The value of a row.</summary>
    /// <param name="row">The row, counted from 0.</param>
    /// <returns>The value, missing where there is none.</returns>
    public AttributeValue this[int row] => Categories is { } categories ? AttributeValue.Of(categories[row]) : AttributeValue.Of(_numbers[row]);

    /// <summary>Makes a column of some of the rows, in the given order.</summary>
    internal AttributeColumn Take(int[] rows) => new(Definition, Categories?.Take(rows), Categories is null ? [.. rows.Select(row => _numbers[row])] : []);
}
