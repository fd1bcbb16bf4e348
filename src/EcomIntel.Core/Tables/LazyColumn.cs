namespace EcomIntel;

/// <summary>Makes columns that cost no memory until somebody asks for them.</summary>
internal static class LazyColumn
{
    /// <summary>The given values, else one value in every row.</summary>
    public static LazyColumn<T> Constant<T>(T[]? given, int count, T value) => new(
        given,
        () =>
        {
            T[] values = GC.AllocateUninitializedArray<T>(count);
            values.AsSpan().Fill(value);
            return values;
        },
        _ => value);

    /// <summary>The given values, else each made from its row's number.</summary>
    public static LazyColumn<T> Made<T>(T[]? given, int count, Func<int, T> cell) => new(
        given,
        () =>
        {
            T[] values = GC.AllocateUninitializedArray<T>(count);
            for (int row = 0; row < values.Length; row++)
            {
                values[row] = cell(row);
            }

            return values;
        },
        cell);

    /// <summary>Some of the rows. A column that nobody asked for gives null: it is made again where it is needed.</summary>
    public static T[]? TakeMade<T>(LazyColumn<T> column, int[] rows) => column.IsMade ? Take(column.Values, rows) : null;

    public static T[] Take<T>(T[] values, int[] rows)
    {
        T[] taken = GC.AllocateUninitializedArray<T>(rows.Length);
        for (int i = 0; i < taken.Length; i++)
        {
            taken[i] = values[rows[i]];
        }

        return taken;
    }
}
