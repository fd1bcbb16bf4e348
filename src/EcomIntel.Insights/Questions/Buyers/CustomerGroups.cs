using System.Globalization;

namespace EcomIntel.Insights;

/// <summary>Groups customers by what is known of them.</summary>
internal static class CustomerGroups
{
    private const int MostLevels = 12;

    public static IEnumerable<BuyerGroups> Of(CommerceDataset dataset, int fromAge, int toAge, int minimumGroup)
    {
        CustomerTable customers = dataset.Customers;
        if (Contrast(dataset, "age", customers.Ages, age => age >= fromAge && age < toAge + 1, [$"{fromAge}-{toAge}", "other"], [$"Among customers aged {fromAge} to {toAge}", $"Among customers of other ages"]) is { } age)
        {
            yield return age;
        }

        if (Levels(dataset, "gender", customers.Genders, minimumGroup) is { } gender)
        {
            yield return gender;
        }

        if (Levels(dataset, "location", customers.Locations, minimumGroup) is { } location)
        {
            yield return location;
        }

        foreach (AttributeColumn attribute in customers.Attributes)
        {
            string name = attribute.Definition.Name;
            BuyerGroups? groups = attribute.Categories is { } categories ? Levels(dataset, name, categories, minimumGroup) : Halves(dataset, name, attribute.Numbers);
            if (groups is not null)
            {
                yield return groups;
            }
        }
    }

    private static BuyerGroups? Halves(CommerceDataset dataset, string name, ReadOnlySpan<double> numbers)
    {
        double[] known = [.. numbers.ToArray().Where(number => !double.IsNaN(number)).Order()];
        if (known.Length == 0)
        {
            return null;
        }

        double middle = known[known.Length / 2];
        string words = name.Replace('_', ' ');
        return Contrast(dataset, name, numbers, number => number >= middle, ["high", "low"], [$"Among customers with {words} of at least {middle}", $"Among customers with {words} below {middle}"]);
    }

    private static BuyerGroups? Contrast(CommerceDataset dataset, string name, ReadOnlySpan<double> numbers, Func<double, bool> isFirst, string[] keys, FormattableString[] phrases)
    {
        int[] groups = new int[numbers.Length];
        for (int customer = 0; customer < groups.Length; customer++)
        {
            groups[customer] = double.IsNaN(numbers[customer]) ? -1 : isFirst(numbers[customer]) ? 0 : 1;
        }

        return groups.Contains(0) && groups.Contains(1) ? Make(dataset, name, keys, phrases, groups, [0]) : null;
    }

    /// <summary>The largest levels, and all others as one.</summary>
    private static BuyerGroups? Levels(CommerceDataset dataset, string name, CategoryColumn column, int minimumGroup)
    {
        int[] sizes = new int[column.Levels.Length];
        foreach (int code in column.Codes)
        {
            if (code >= 0)
            {
                sizes[code]++;
            }
        }

        int[] kept = [.. Enumerable.Range(0, sizes.Length).Where(level => sizes[level] >= minimumGroup).OrderByDescending(level => sizes[level]).ThenBy(level => level).Take(MostLevels).Order()];
        int[] groupOf = new int[sizes.Length];
        Array.Fill(groupOf, kept.Length);
        for (int group = 0; group < kept.Length; group++)
        {
            groupOf[kept[group]] = group;
        }

        int[] groups = [.. column.Codes.ToArray().Select(code => code < 0 ? -1 : groupOf[code])];
        bool hasRest = groups.Contains(kept.Length);
        if (kept.Length + (hasRest ? 1 : 0) < 2)
        {
            return null;
        }

        string words = name.Replace('_', ' ');
        string[] keys = [.. kept.Select(level => column.Levels[level]), .. hasRest ? ["(other)"] : Array.Empty<string>()];
        FormattableString[] phrases = [.. keys.Select(key => (FormattableString)$"Among customers of {words} {key}")];

        // With two groups one is the other's mirror image.
        int asked = kept.Length == 2 && !hasRest ? 1 : kept.Length;
        return Make(dataset, name, keys, phrases, groups, [.. Enumerable.Range(0, asked)]);
    }

    private static BuyerGroups Make(CommerceDataset dataset, string name, string[] keys, FormattableString[] phrases, int[] groups, int[] asked)
    {
        TransactionTable transactions = dataset.Transactions;
        int[] ofRow = new int[transactions.Count];
        for (int row = 0; row < ofRow.Length; row++)
        {
            ofRow[row] = transactions.Customers[row] < 0 ? -1 : groups[transactions.Customers[row]];
        }

        return new BuyerGroups(name.ToLower(CultureInfo.InvariantCulture).Replace(' ', '_'), keys, phrases, ofRow, asked) { OfCustomer = groups };
    }
}
