namespace EcomIntel.Recommendations;

/// <summary>One replay. For one thread.</summary>
internal sealed class ReplayRun(IRecommender recommender, IRecommender baseline, OnlineFeatures? features, CommerceDataset dataset, ReplayOptions options)
{
    private readonly Dictionary<int, CustomerPast> _pasts = [];
    private readonly ReplayScores _recommender = new(options);
    private readonly ReplayScores _baseline = new(options);
    private readonly List<int> _customers = [];
    private readonly int[] _clicks = features is { SeesClicks: true } ? ByTime(dataset.Clicks.Timestamps) : [];
    private int _nextClick;

    public ReplayReport Run(RowSet rows, CancellationToken cancellationToken)
    {
        bool[] heldOut = new bool[dataset.Transactions.Count];
        foreach (int row in rows.Rows)
        {
            heldOut[row] = true;
        }

        int[] order = ByTime(dataset.Transactions.Timestamps);
        for (int start = 0, end; start < order.Length; start = end)
        {
            cancellationToken.ThrowIfCancellationRequested();
            end = start + 1;
            while (end < order.Length && dataset.Transactions.Timestamps[order[end]] == dataset.Transactions.Timestamps[order[start]])
            {
                end++;
            }

            ReadOnlySpan<int> together = order.AsSpan(start, end - start);
            ObserveClicks(before: dataset.Transactions.Timestamps[order[start]]);
            Foresee(together, heldOut);
            Observe(together);
        }

        return _customers.Count == 0
            ? throw new ArgumentException($"None of the {rows.Count} rows is a sale of a product with a category, so nothing can be foreseen.", nameof(rows))
            : Report(rows.Count);
    }

    private static int[] ByTime(ReadOnlySpan<long> times)
    {
        long[] timestamps = times.ToArray();
        int[] order = new int[timestamps.Length];
        for (int row = 0; row < order.Length; row++)
        {
            order[row] = row;
        }

        Array.Sort(timestamps, order);
        return order;
    }

    private void Foresee(ReadOnlySpan<int> together, bool[] heldOut)
    {
        foreach (int row in together)
        {
            if (!heldOut[row] || ProductOf(row) is not { Category: { } category } product)
            {
                continue;
            }

            int customer = dataset.Transactions.Customers[row];
            DateTimeOffset moment = EpochTime.FromMicroseconds(dataset.Transactions.Timestamps[row]);
            CustomerProfile profile = Profile(customer);
            int deepest = Math.Max(options.Products, options.Categories);
            _recommender.Add(recommender.Recommend(profile, moment, deepest), product.Id, category);
            _baseline.Add(baseline.Recommend(profile, moment, deepest), product.Id, category);
            _customers.Add(customer);
        }
    }

    /// <summary>Lines of one moment are taken in only after all of them were foreseen: they do not see each other.</summary>
    private void Observe(ReadOnlySpan<int> together)
    {
        foreach (int row in together)
        {
            int customer = dataset.Transactions.Customers[row];
            if (customer >= 0 && dataset.Transactions.Kinds[row] == TransactionKind.Sale)
            {
                PastOf(customer).Add(dataset.GetTransaction(row), ProductOf(row));
            }
        }
    }

    private void ObserveClicks(long before)
    {
        for (; _nextClick < _clicks.Length && dataset.Clicks.Timestamps[_clicks[_nextClick]] < before; _nextClick++)
        {
            int click = _clicks[_nextClick];
            if (dataset.Clicks.Customers[click] is >= 0 and var customer)
            {
                int product = dataset.Clicks.Products[click];
                PastOf(customer).Add(dataset.GetClick(click), product < 0 ? null : dataset.Products[product]);
            }
        }
    }

    private CustomerPast PastOf(int customer)
    {
        if (!_pasts.TryGetValue(customer, out CustomerPast? past))
        {
            past = new CustomerPast(dataset.Customers[customer], features);
            _pasts.Add(customer, past);
        }

        return past;
    }

    private Product? ProductOf(int row)
    {
        int product = dataset.Transactions.Products[row];
        return product < 0 || dataset.Transactions.Kinds[row] != TransactionKind.Sale ? null : dataset.Products[product];
    }

    private CustomerProfile Profile(int customer) => customer < 0
        ? CustomerProfile.NewTo("guest")
        : _pasts.TryGetValue(customer, out CustomerPast? past)
            ? past.ToProfile()
            : CustomerProfile.NewTo(dataset.Customers[customer].Id) with { Customer = dataset.Customers[customer] };

    private ReplayReport Report(int rows)
    {
        ClusteredMean mean = new(_customers);
        return new ReplayReport(
            _customers.Count,
            rows - _customers.Count,
            mean.Clusters,
            Measure($"hit_rate@{options.Products}", scores => scores.ProductHits),
            Measure($"ndcg@{options.Products}", scores => scores.ProductGains),
            Measure($"category_hit_rate@{options.Categories}", scores => scores.CategoryHits),
            Measure($"category_ndcg@{options.Categories}", scores => scores.CategoryGains));

        ReplayMeasure Measure(string name, Func<ReplayScores, List<double>> values)
        {
            double[] ours = [.. values(_recommender)];
            double[] theirs = [.. values(_baseline)];
            return new ReplayMeasure(name, mean.Of(ours), mean.Of(theirs), mean.Of([.. ours.Zip(theirs, (a, b) => a - b)]));
        }
    }
}
