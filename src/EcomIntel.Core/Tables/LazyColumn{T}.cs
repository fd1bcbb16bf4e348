namespace EcomIntel;

/// <summary>A column that was given, or is made when its values are first asked for as a whole; single cells never make it. Safe for any thread.</summary>
internal sealed class LazyColumn<T>(T[]? given, Func<T[]> make, Func<int, T> cell)
{
    private readonly Lock _making = new();
    private T[]? _values = given;

    /// <summary>Whether the values are in memory.</summary>
    public bool IsMade => Volatile.Read(ref _values) is not null;

    public T[] Values => Volatile.Read(ref _values) ?? Make(make);

    public T this[int row] => Volatile.Read(ref _values) is { } values ? values[row] : cell(row);

    /// <summary>Makes the values another way, which has to come to the same; those there are stay.</summary>
    public T[] Make(Func<T[]> maker)
    {
        lock (_making)
        {
            return _values ??= maker();
        }
    }
}
