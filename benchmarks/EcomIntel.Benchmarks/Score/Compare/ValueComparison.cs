namespace EcomIntel.Benchmarks;

/// <summary>
/// Whether a peer computes what we do: the same whole numbers and money in every row, fractions to 1e-12 of their size (some divide by multiplying
/// with the reciprocal), and missing in the same rows.
/// </summary>
public static class ValueComparison
{
    private const double Tolerance = 1e-12;

    /// <summary>Compares all columns.</summary>
    /// <exception cref="InvalidOperationException">A column is not there, or a value differs; the message names the peer, the feature, the row and both values.</exception>
    public static void ThrowIfDifferent(FeatureTable ours, IReadOnlyList<PeerColumn> theirs, string peer)
    {
        string[] names = [.. ours.Columns.Select(column => column.Name)];
        if (!names.SequenceEqual(theirs.Select(column => column.Name)))
        {
            throw new InvalidOperationException($"{peer} has the features {string.Join(", ", theirs.Select(column => column.Name))}, not {string.Join(", ", names)}.");
        }

        for (int i = 0; i < names.Length; i++)
        {
            switch (theirs[i].Values)
            {
                case sbyte[] values:
                    Compare(ours.Columns[i].Values<sbyte>(), values, names[i], peer);
                    break;
                case long[] values:
                    Compare(ours.Columns[i].Values<long>(), values, names[i], peer);
                    break;
                default:
                    Compare(ours.Columns[i].Values<double>(), (double[])theirs[i].Values, names[i], peer);
                    break;
            }
        }
    }

    private static void Compare<T>(ReadOnlySpan<T> ours, ReadOnlySpan<T> theirs, string feature, string peer)
        where T : IEquatable<T>
    {
        if (ours.Length != theirs.Length)
        {
            throw new InvalidOperationException($"{peer} has {theirs.Length} rows of {feature}, not {ours.Length}.");
        }

        for (int row = 0; row < ours.Length; row++)
        {
            if (!Same(ours[row], theirs[row]))
            {
                throw new InvalidOperationException($"{peer} has {theirs[row]} for {feature} in row {row}, not {ours[row]}.");
            }
        }
    }

    /// <summary>Equals, unlike ==, takes NaN, which is a missing number, for equal to NaN.</summary>
    private static bool Same<T>(T ours, T theirs)
        where T : IEquatable<T> =>
        ours.Equals(theirs) || (ours is double a && theirs is double b && Math.Abs(a - b) <= Tolerance * Math.Max(Math.Abs(a), Math.Abs(b)));
}
