namespace EcomIntel.Modeling;

/// <summary>Leaves of class counts, which say smoothed shares.</summary>
internal sealed class ClassLeaves : ForestLeaves
{
    /// <summary>Leaf after leaf, its training rows by class.</summary>
    public required int[] Counts { get; init; }

    /// <summary>Leaf after leaf, the weight of its training rows by class; empty where rows count by class only.</summary>
    public double[] Weights { get; init; } = [];

    public required double[] ClassWeights { get; init; }

    public required double[] Priors { get; init; }

    public required double Smoothing { get; init; }

    public override int Count => Counts.Length / Width;

    public override int Width => ClassWeights.Length;

    public override bool AreShares => true;

    public override long RowsOf(int leaf)
    {
        long rows = 0;
        foreach (int count in Counts.AsSpan(leaf * Width, Width))
        {
            rows += count;
        }

        return rows;
    }

    public override double WeightOf(int leaf)
    {
        double weight = 0;
        for (int i = leaf * Width; i < (leaf + 1) * Width; i++)
        {
            weight += Weights.Length > 0 ? Weights[i] : Counts[i] * ClassWeights[i - (leaf * Width)];
        }

        return weight;
    }

    public override void Read(int leaf, Span<double> values)
    {
        Weigh(leaf, values);
        LeafProbabilities.Compute(values, Priors, Smoothing, values);
    }

    /// <summary>A leaf's training rows by class, as much as they count.</summary>
    public void Weigh(int leaf, Span<double> weights)
    {
        if (Weights.Length > 0)
        {
            Weights.AsSpan(leaf * weights.Length, weights.Length).CopyTo(weights);
            return;
        }

        ReadOnlySpan<int> counts = Counts.AsSpan(leaf * weights.Length, weights.Length);
        for (int k = 0; k < weights.Length; k++)
        {
            weights[k] = counts[k] * ClassWeights[k];
        }
    }
}
