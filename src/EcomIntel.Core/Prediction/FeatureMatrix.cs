namespace EcomIntel;

/// <summary>Rows of numbers by column, as models read them. Immutable once made; safe for any thread.</summary>
public sealed class FeatureMatrix
{
    private readonly float[][] _columns;

    /// <summary>Makes a matrix over the given columns, which are not copied and must not be changed afterwards.</summary>
    /// <param name="schema">The columns' schema.</param>
    /// <param name="columns">One array for each field, all of the same length; coded as <see cref="FeatureSchema"/> says.</param>
    /// <exception cref="ArgumentException">The number of columns or their lengths do not fit.</exception>
    public FeatureMatrix(FeatureSchema schema, float[][] columns)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Length != schema.Count)
        {
            throw new ArgumentException($"The schema has {schema.Count} fields but there are {columns.Length} columns.", nameof(columns));
        }

        RowCount = columns[0].Length;
        foreach (float[] column in columns)
        {
            if (column.Length != RowCount)
            {
                throw new ArgumentException($"The columns have {RowCount} and {column.Length} rows.", nameof(columns));
            }
        }

        Schema = schema;
        _columns = columns;
    }

    /// <summary>The columns' schema.</summary>
    public FeatureSchema Schema { get; }

    /// <summary>The number of rows.</summary>
    public int RowCount { get; }

    /// <summary>One column over all rows.</summary>
    /// <param name="field">The field's position in the schema.</param>
    /// <returns>The values; NaN is missing.</returns>
    public ReadOnlySpan<float> Column(int field) => _columns[field];

    /// <summary>Copies one row, without allocation.</summary>
    /// <param name="row">The row, counted from 0.</param>
    /// <param name="destination">At least as long as the schema has fields.</param>
    public void CopyRow(int row, Span<float> destination)
    {
        for (int i = 0; i < _columns.Length; i++)
        {
            destination[i] = _columns[i][row];
        }
    }

    /// <summary>Makes the same matrix with one column replaced; the others are shared, not copied.</summary>
    /// <param name="field">The field's position in the schema.</param>
    /// <param name="values">The new values, one for each row; not copied.</param>
    /// <returns>The new matrix.</returns>
    /// <exception cref="ArgumentException">The number of values is not the number of rows.</exception>
    public FeatureMatrix WithColumn(int field, float[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        float[][] replaced = [.. _columns];
        replaced[field] = values;
        return new FeatureMatrix(Schema, replaced);
    }
}
