namespace EcomIntel;

/// <summary>
/// One feature over all rows, in the order of the dataset's transactions. Stored as <see cref="sbyte"/> (whole numbers, −128 missing; bands, −1
/// missing), <see cref="int"/> (codes of other categories, −1 missing), <see cref="long"/> (counts, money in ten-thousandths,
/// <see cref="long.MinValue"/> missing) or <see cref="double"/> (NaN missing). Immutable; safe for any thread.
/// </summary>
public abstract class FeatureColumn
{
    private protected FeatureColumn(FeatureField field, int unknownLevels)
    {
        Field = field;
        UnknownLevels = unknownLevels;
    }

    /// <summary>Name, type, source and levels.</summary>
    public FeatureField Field { get; }

    /// <summary>The feature's name, in snake_case.</summary>
    public string Name => Field.Name;

    /// <summary>The number of rows.</summary>
    public abstract int Count { get; }

    /// <summary>The number of rows whose level no training row had, and which are missing for that reason; 0 but for categories.</summary>
    public int UnknownLevels { get; }

    /// <summary>The number of rows without a value, those of unknown levels included.</summary>
    public int MissingCount
    {
        get
        {
            int missing = 0;
            for (int row = 0; row < Count; row++)
            {
                missing += double.IsNaN(this[row]) ? 1 : 0;
            }

            return missing;
        }
    }

    /// <summary>The value of a row as a number: money in the currency's units, a category as its code, NaN where missing.</summary>
    /// <param name="row">The row, counted from 0.</param>
    /// <returns>The number.</returns>
    public abstract double this[int row] { get; }

    /// <summary>The level of a row of a category.</summary>
    /// <param name="row">The row, counted from 0.</param>
    /// <returns>The level; null where it is missing or the feature is not a category.</returns>
    public string? LevelOf(int row) => Field.IsCategorical && this[row] is >= 0 and var code ? Field.Levels[(int)code] : null;

    /// <summary>The stored values, without a copy.</summary>
    /// <typeparam name="T">The stored type; see the class.</typeparam>
    /// <returns>One value for each row.</returns>
    /// <exception cref="InvalidOperationException">The column stores another type.</exception>
    public ReadOnlySpan<T> Values<T>()
        where T : unmanaged => this is TypedColumn<T> typed
        ? typed.Stored
        : throw new InvalidOperationException($"The column '{Name}' ({Field.Type}) stores {StoredType.Name}, not {typeof(T).Name}.");

    /// <summary>The column as models read it.</summary>
    /// <returns>A new array, one number for each row.</returns>
    public float[] ToSingles()
    {
        float[] numbers = new float[Count];
        CopyTo(numbers);
        return numbers;
    }

    private protected abstract Type StoredType { get; }

    internal abstract void CopyTo(Span<float> destination);

    /// <summary>Copies stored numbers from a row on, money in ten-thousandths, NaN where missing.</summary>
    internal abstract void CopyStored(int start, Span<double> destination);

    /// <summary>Whether a row holds the bits that a row of another column of the same stored type does.</summary>
    internal abstract bool IsSameAt(int row, FeatureColumn other, int otherRow);

    /// <summary>The value as it stands in CSV; empty where it is missing.</summary>
    internal string TextAt(int row)
    {
        using StringWriter text = new();
        WriteCsv(new CsvRowWriter(text), row);
        return text.ToString();
    }

    internal abstract void WriteCsv(CsvRowWriter writer, int row);
}
