namespace EcomIntel.Modeling;

/// <summary>One measurement over held-out rows: the true losses, and those under each permutation.</summary>
internal sealed class ImportanceRun
{
    private readonly IClassifier _classifier;
    private readonly TrainingData _held;
    private readonly PermutationOptions _options;
    private readonly CancellationToken _cancellationToken;
    private readonly RowSet _all;
    private readonly PermutationPlan _plan;
    private readonly ClusterBootstrap _bootstrap;
    private readonly double[] _probabilities;
    private readonly double[] _trueLosses;

    public ImportanceRun(IClassifier classifier, TrainingData held, PermutationOptions options, CancellationToken cancellationToken)
    {
        _classifier = classifier;
        _held = held;
        _options = options;
        _cancellationToken = cancellationToken;
        _all = RowSet.All(held.RowCount);
        int[] groups = new int[held.RowCount];
        Array.Fill(groups, -1);
        held.Groups.CopyTo(groups);
        _plan = new PermutationPlan(groups);
        _bootstrap = new ClusterBootstrap(groups);
        _probabilities = new double[(long)held.RowCount * held.Classes.Length];
        _trueLosses = new double[held.RowCount];
        AddLosses(held.Features, _trueLosses);
    }

    public ColumnImportance Measure(int field)
    {
        FeatureField description = _held.Schema.Fields[field];
        PermutationScope scope = _plan.Resolve(_options.Scope, description);
        double[] increases = new double[_options.Permutations];
        double[] rises = new double[_held.RowCount];
        double[] losses = new double[_held.RowCount];
        int[] sources = new int[_held.RowCount];
        for (int i = 0; i < increases.Length; i++)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            SeededRandom random = SeededRandom.For(_options.Seed, $"importance.{description.Name}", i);
            _plan.Draw(scope, ref random, sources);
            Array.Clear(losses);
            AddLosses(_held.Features.WithColumn(field, Exchange(field, sources)), losses);
            for (int row = 0; row < losses.Length; row++)
            {
                double rise = losses[row] - _trueLosses[row];
                increases[i] += rise / losses.Length;
                rises[row] += rise / increases.Length;
            }
        }

        return new ColumnImportance(description.Name, scope, [.. increases], _bootstrap.Mean(rises));
    }

    private float[] Exchange(int field, int[] sources)
    {
        ReadOnlySpan<float> values = _held.Features.Column(field);
        float[] exchanged = new float[sources.Length];
        for (int row = 0; row < exchanged.Length; row++)
        {
            exchanged[row] = values[sources[row]];
        }

        return exchanged;
    }

    private void AddLosses(FeatureMatrix features, double[] losses)
    {
        int classes = _held.Classes.Length;
        _classifier.PredictBatch(features, _all, _probabilities);
        for (int row = 0; row < losses.Length; row++)
        {
            losses[row] += LogLoss.Of(_probabilities[((long)row * classes) + _held.Labels[row]]);
        }
    }
}
