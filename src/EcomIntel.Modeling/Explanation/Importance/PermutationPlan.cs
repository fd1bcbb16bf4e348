namespace EcomIntel.Modeling;

/// <summary>Draws, for each row, from which row it takes its value. Rows of a customer are known by their group.</summary>
internal sealed class PermutationPlan
{
    private readonly int[] _order;
    private readonly int[] _starts;
    private readonly bool _hasCustomers;

    public PermutationPlan(int[] groups)
    {
        _hasCustomers = Array.Exists(groups, group => group >= 0);
        _order = [.. Enumerable.Range(0, groups.Length).OrderBy(row => groups[row])];
        List<int> starts = [];
        for (int i = 0; i < _order.Length; i++)
        {
            // A row on its own (−1) is a customer of one row.
            if (i == 0 || groups[_order[i]] < 0 || groups[_order[i]] != groups[_order[i - 1]])
            {
                starts.Add(i);
            }
        }

        starts.Add(groups.Length);
        _starts = [.. starts];
    }

    public PermutationScope Resolve(PermutationScope asked, FeatureField field) => asked switch
    {
        PermutationScope.Automatic when !_hasCustomers => PermutationScope.Rows,
        PermutationScope.Automatic when field.KnownFrom == Known.Customer => PermutationScope.Customers,
        PermutationScope.Automatic => PermutationScope.WithinCustomers,
        _ => asked,
    };

    public void Draw(PermutationScope scope, ref SeededRandom random, int[] sources)
    {
        switch (scope)
        {
            case PermutationScope.Customers:
                DrawCustomers(ref random, sources);
                break;
            case PermutationScope.WithinCustomers:
                DrawWithin(ref random, sources);
                break;
            default:
                DrawRows(ref random, sources);
                break;
        }
    }

    private static void DrawRows(ref SeededRandom random, int[] sources)
    {
        for (int row = 0; row < sources.Length; row++)
        {
            sources[row] = row;
        }

        random.Shuffle(sources.AsSpan());
    }

    private void DrawCustomers(ref SeededRandom random, int[] sources)
    {
        int[] donors = [.. Enumerable.Range(0, _starts.Length - 1)];
        random.Shuffle(donors.AsSpan());
        for (int customer = 0; customer < donors.Length; customer++)
        {
            for (int i = _starts[customer]; i < _starts[customer + 1]; i++)
            {
                sources[_order[i]] = _order[_starts[donors[customer]]];
            }
        }
    }

    private void DrawWithin(ref SeededRandom random, int[] sources)
    {
        int[] shuffled = [.. _order];
        for (int customer = 0; customer < _starts.Length - 1; customer++)
        {
            random.Shuffle(shuffled.AsSpan(_starts[customer].._starts[customer + 1]));
        }

        for (int i = 0; i < shuffled.Length; i++)
        {
            sources[_order[i]] = shuffled[i];
        }
    }
}
