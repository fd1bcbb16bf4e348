namespace EcomIntel;

/// <summary>A feature made of two others, from their values as exactly as they are stored.</summary>
internal abstract class CombinedFeature(FeatureDefinition definition, Feature left, Feature right) : Feature(definition)
{
    private const int BlockRows = 512;

    public Feature Left { get; } = left;

    public Feature Right { get; } = right;

    public static CombinedFeature Compile(FeatureDefinition definition, Feature left, Feature right) => definition switch
    {
        { Kind: FeatureKind.Ratio } => new RatioFeature(definition, left, right),
        { Type: FeatureType.Number } => new DifferenceFeature(definition, left, right),
        _ => new ExactDifferenceFeature(definition, left, right),
    };

    /// <summary>Makes the column, to be filled from those of the operands.</summary>
    public virtual ColumnFill Begin(FeatureColumn left, FeatureColumn right, BatchContext batch) =>
        new ColumnFill<double>(Field, batch.RowCount, (start, values) => Fill(left, right, start, values));

    public virtual FeatureValue Combine(FeatureValue left, FeatureValue right) => Combine(left.Stored, right.Stored);

    /// <summary>Combines stored numbers, money in ten-thousandths, NaN where missing.</summary>
    protected abstract double Combine(double left, double right);

    /// <summary>The number of stored units that make one.</summary>
    protected static double ScaleOf(Feature operand) => operand.Definition.Type == FeatureType.Money ? Money.Scale : 1;

    private void Fill(FeatureColumn left, FeatureColumn right, int start, Span<double> values)
    {
        Span<double> other = stackalloc double[BlockRows];
        for (int done = 0; done < values.Length; done += BlockRows)
        {
            Span<double> block = values.Slice(done, Math.Min(BlockRows, values.Length - done));
            left.CopyStored(start + done, block);
            right.CopyStored(start + done, other[..block.Length]);
            for (int i = 0; i < block.Length; i++)
            {
                block[i] = Combine(block[i], other[i]);
            }
        }
    }
}
