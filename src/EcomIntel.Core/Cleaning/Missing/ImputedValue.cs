namespace EcomIntel;

/// <summary>The statistics of imputation, exact in column units.</summary>
internal static class ImputedValue
{
    public static Cell Of(Imputation imputation, FieldKind kind, List<Cell> values) => imputation.Kind switch
    {
        ImputationKind.Constant => Constant(imputation, kind),
        ImputationKind.Mode => Mode(kind, values),
        ImputationKind.Mean when kind == FieldKind.Number => Cell.Of(values.Average(value => BitConverter.Int64BitsToDouble(value.Bits))),
        ImputationKind.Mean => Cell.Of(Divide(values.Aggregate(Int128.Zero, (sum, value) => sum + value.Bits), values.Count)),
        _ => Median(kind, values),
    };

    public static Cell Constant(Imputation imputation, FieldKind kind)
    {
        if (imputation.NumberValue is not { } number)
        {
            return Cell.Of(imputation.TextValue);
        }

        Cell cell = kind switch
        {
            FieldKind.Money => CellNumbers.Amount(number),
            FieldKind.Number => Cell.Of((double)number),
            _ => decimal.Truncate(number) == number && number is > int.MinValue and <= int.MaxValue ? Cell.Of((long)number) : Cell.Bad,
        };
        return cell.State == CellState.Present ? cell : throw new InvalidOperationException($"The constant {number} does not fit its column. Give a whole number for ages and quantities, and at most four decimals for money.");
    }

    private static Cell Median(FieldKind kind, List<Cell> values)
    {
        int middle = values.Count / 2;
        if (kind == FieldKind.Number)
        {
            double[] numbers = [.. values.Select(value => BitConverter.Int64BitsToDouble(value.Bits))];
            Array.Sort(numbers);
            return Cell.Of(values.Count % 2 == 1 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2);
        }

        long[] units = [.. values.Select(value => value.Bits)];
        Array.Sort(units);
        return Cell.Of(values.Count % 2 == 1 ? units[middle] : Divide((Int128)units[middle - 1] + units[middle], 2));
    }

    private static Cell Mode(FieldKind kind, List<Cell> values)
    {
        IOrderedEnumerable<IGrouping<Cell, Cell>> groups = values.GroupBy(value => value).OrderByDescending(group => group.Count());
        return (kind switch
        {
            FieldKind.Text => groups.ThenBy(group => group.Key.Text, StringComparer.Ordinal),
            FieldKind.Number => groups.ThenBy(group => BitConverter.Int64BitsToDouble(group.Key.Bits)),
            _ => groups.ThenBy(group => group.Key.Bits),
        }).First().Key;
    }

    /// <summary>The quotient, rounded half to even.</summary>
    private static long Divide(Int128 sum, int count)
    {
        (Int128 floor, Int128 rest) = Int128.DivRem(sum, count);
        if (rest < 0)
        {
            floor--;
            rest += count;
        }

        Int128 twice = rest * 2;
        return (long)(twice > count || (twice == count && Int128.IsOddInteger(floor)) ? floor + 1 : floor);
    }
}
