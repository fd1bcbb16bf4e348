namespace EcomIntel;

/// <summary>A column in the making that a function of the rows' range fills entirely.</summary>
/// <typeparam name="T">The stored type of the column.</typeparam>
internal sealed class ColumnFill<T>(FeatureField field, int rows, ColumnFill<T>.Rows fill) : ColumnFill
    where T : unmanaged
{
    private readonly T[] _values = LargeArray.Uninitialized<T>(rows);

    /// <summary>Sets every one of the values; the first is that of the row <paramref name="start"/>.</summary>
    public delegate void Rows(int start, Span<T> values);

    public override void Fill(int start, int end) => fill(start, _values.AsSpan(start..end));

    public override FeatureColumn Finish() => new TypedColumn<T>(field, _values);
}
