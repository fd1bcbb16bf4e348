namespace EcomIntel.Insights;

/// <summary>Ages in groups that are large enough to show.</summary>
internal static class AgeGroups
{
    private const int Width = 5;

    /// <summary>Groups of five years; neighbours are put together until each holds enough customers.</summary>
    public static DistributionChart Chart(List<int> ages, int minimumGroup)
    {
        int youngest = ages.Min() / Width * Width;
        int groups = ((ages.Max() - youngest) / Width) + 1;
        long[] counts = new long[groups];
        foreach (int age in ages)
        {
            counts[(age - youngest) / Width]++;
        }

        List<double> edges = [youngest];
        List<long> shown = [];
        long waiting = 0;
        for (int group = 0; group < groups; group++)
        {
            waiting += counts[group];
            if (waiting >= minimumGroup)
            {
                shown.Add(waiting);
                edges.Add(youngest + ((group + 1) * Width));
                waiting = 0;
            }
        }

        if (waiting > 0 && shown.Count > 0)
        {
            shown[^1] += waiting;
            edges[^1] = youngest + (groups * Width);
        }

        return new DistributionChart
        {
            Title = $"Customers by age",
            Unit = "customers",
            EdgeUnit = "age in years",
            Edges = shown.Count > 0 ? [.. edges] : [],
            Counts = [.. shown],
            Note = $"Age groups of fewer than {minimumGroup} customers are put together with their neighbours.",
        };
    }
}
