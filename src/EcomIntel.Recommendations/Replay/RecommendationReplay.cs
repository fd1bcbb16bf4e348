namespace EcomIntel.Recommendations;

/// <summary>
/// Goes through a shop's history in the order of time and asks before each held-out line what would have been recommended, knowing only what happened strictly
/// before. Deterministic and without state.
/// </summary>
public static class RecommendationReplay
{
    /// <summary>Replays a recommender beside plain popularity, as it was learned for the recommender.</summary>
    /// <param name="recommender">The recommender; its model and popularity must not have seen the held-out rows.</param>
    /// <param name="dataset">The whole history, so that held-out rows see earlier ones as their past.</param>
    /// <param name="rows">The held-out rows.</param>
    /// <param name="options">How deep to look; null for 10 products and 2 categories.</param>
    /// <param name="cancellationToken">Stops the replay.</param>
    /// <returns>The figures.</returns>
    /// <exception cref="ArgumentException">No row can be foreseen, or an option is out of range.</exception>
    /// <exception cref="OperationCanceledException">The replay was stopped.</exception>
    public static ReplayReport Run(
        Recommender recommender, CommerceDataset dataset, RowSet rows, ReplayOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(recommender);
        return Run(recommender, new PopularityRecommender(recommender.Popularity), dataset, rows, recommender.Features, options, cancellationToken);
    }

    /// <summary>Replays any recommender beside any other.</summary>
    /// <param name="recommender">The recommender.</param>
    /// <param name="baseline">The one to compare it with.</param>
    /// <param name="dataset">The whole history, so that held-out rows see earlier ones as their past.</param>
    /// <param name="rows">The held-out rows.</param>
    /// <param name="features">Keeps <see cref="CustomerProfile.FeatureState"/> for them; null where neither reads it.</param>
    /// <param name="options">How deep to look; null for 10 products and 2 categories.</param>
    /// <param name="cancellationToken">Stops the replay.</param>
    /// <returns>The figures.</returns>
    /// <exception cref="ArgumentException">No row can be foreseen, or an option is out of range.</exception>
    /// <exception cref="OperationCanceledException">The replay was stopped.</exception>
    public static ReplayReport Run(
        IRecommender recommender,
        IRecommender baseline,
        CommerceDataset dataset,
        RowSet rows,
        OnlineFeatures? features = null,
        ReplayOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(recommender);
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(rows);
        options ??= new ReplayOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Products, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Categories, 1, nameof(options));
        if (rows.Count > 0 && rows.Rows[^1] >= dataset.Transactions.Count)
        {
            throw new ArgumentException($"Row {rows.Rows[^1]} is not one of the {dataset.Transactions.Count} transactions. Give rows of this dataset.", nameof(rows));
        }

        return new ReplayRun(recommender, baseline, features, dataset, options).Run(rows, cancellationToken);
    }
}
