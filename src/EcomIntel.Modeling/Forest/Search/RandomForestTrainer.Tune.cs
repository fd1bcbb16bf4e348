namespace EcomIntel.Modeling;

public sealed partial class RandomForestTrainer
{
    /// <summary>
    /// Searches a wider space of options than one training does (leaf size, columns, rows and bins of a tree, depth, smoothing) for the lowest out-of-bag log-loss, and grows the best forest.
    /// The first half of the trials is drawn at random (Bergstra and Bengio, 2012), the others are neighbours of the best so far; every trial draws the same customers for its trees, and all
    /// are compared row by row. <b>The trainer's own options win unless another forest is better beyond chance</b>, by two standard errors over customers, so data without signal gives what
    /// <see cref="Train"/> gives. The same seed and data give the same forest on any number of threads.
    /// </summary>
    /// <param name="data">Features and classes, as for <see cref="Train"/>.</param>
    /// <param name="rows">The rows to learn from; those without a class are skipped.</param>
    /// <param name="search">What to look for; null for the defaults, which take about as long as ten trainings.</param>
    /// <param name="progress">Told of each forest, from the calling thread; null for none.</param>
    /// <param name="cancellationToken">Stops the search; the best options until then are in the last progress.</param>
    /// <returns>The forest, what it was grown with, and all trials.</returns>
    /// <exception cref="EcomIntelException">The rows hold fewer than two classes.</exception>
    /// <exception cref="ArgumentException">An option of the search is out of range (all are listed), a row is not in the data, or a class weight names no class.</exception>
    /// <exception cref="OperationCanceledException">The search was stopped.</exception>
    /// <remarks>The score of the best of many is a little too good; believe test customers. Trees that draw more rows leave fewer to judge each row by, which speaks against them.</remarks>
    public ForestSearchResult Tune(
        TrainingData data, RowSet rows, ForestSearchOptions? search = null, IProgress<ForestSearchProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        search ??= new ForestSearchOptions();
        ForestSearchOptions.ThrowIfInvalid(search);
        return new ForestSearch(data, Learnable(data, rows), _options, search, progress, cancellationToken).Run();
    }
}
