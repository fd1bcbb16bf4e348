using System.Buffers;
using System.Collections.Immutable;

namespace EcomIntel.Modeling;

public sealed partial class RandomForest
{
    private ShapleyTrees? _shapley;

    /// <summary>The columns that <see cref="Explain(ReadOnlySpan{float})"/> tells apart: the schema's fields, neighbouring flags of one category being one column.</summary>
    public ImmutableArray<ExplainedColumn> ExplainedColumns => Shapley.Columns;

    /// <summary>
    /// For each class the uncalibrated probability before anything is known of a row: the mean over each tree's training rows, by class weights where there are some.
    /// </summary>
    public ImmutableArray<double> BaseProbabilities => Shapley.BaseProbabilities;

    internal ShapleyTrees Shapley => Volatile.Read(ref _shapley) ?? CountRows();

    /// <summary>
    /// Explains one row: the exact Shapley value of each column for every class. <b>It explains the uncalibrated probability</b>, which is what trees add up to:
    /// base and contributions of a class add up to what <see cref="Uncalibrated"/> predicts.
    /// </summary>
    /// <param name="row">One value for each field of <see cref="Schema"/>, coded as it says.</param>
    /// <returns>The contributions by column and class.</returns>
    /// <exception cref="ArgumentException">The row is too short.</exception>
    /// <remarks>
    /// The values of path-dependent TreeSHAP (Lundberg, Erion and Lee, 2018): where a column is not known, both sides of a split count by the training rows that went there.
    /// They tell what the model does, not what would happen in the world if the value were another. The time grows with the number of leaves and the columns on their paths;
    /// the first call also counts the rows of every node.
    /// </remarks>
    public ForestExplanation Explain(ReadOnlySpan<float> row)
    {
        double[] contributions = new double[Shapley.Columns.Length * Classes.Length];
        Explain(row, contributions);
        return new ForestExplanation(Shapley.Columns, Classes, Shapley.BaseProbabilities, contributions);
    }

    /// <summary>Explains one row without allocation; see <see cref="Explain(ReadOnlySpan{float})"/>.</summary>
    /// <param name="row">One value for each field of <see cref="Schema"/>, coded as it says.</param>
    /// <param name="contributions">
    /// Receives column after column of <see cref="ExplainedColumns"/> one value for each class: <c>ExplainedColumns.Length × Classes.Length</c> values.
    /// </param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    public void Explain(ReadOnlySpan<float> row, Span<double> contributions)
    {
        ShapleyTrees trees = Shapley;
        int needed = trees.Columns.Length * Classes.Length;
        if (row.Length < Schema.Count || contributions.Length < needed)
        {
            throw new ArgumentException($"A row needs {Schema.Count} values and {needed} contributions but there is room for {row.Length} and {contributions.Length}.", nameof(row));
        }

        Span<double> ours = contributions[..needed];
        ours.Clear();
        ShapleyWalk walk = new(trees, row[..Schema.Count], ours);
        walk.Run();
        walk.Return();
        AddUpTo(trees, row[..Schema.Count], ours);
    }

    private ShapleyTrees CountRows()
    {
        // Two threads may both count; they count the same.
        ShapleyTrees counted = new(_trees, Schema);
        return Interlocked.CompareExchange(ref _shapley, counted, null) ?? counted;
    }

    /// <summary>The trees' sum is of single precision; the contributions take over its rounding, the large ones more of it, so that they add up to it.</summary>
    private void AddUpTo(ShapleyTrees trees, ReadOnlySpan<float> row, Span<double> contributions)
    {
        (int codeBytes, int sumFloats) = trees.RoomForPrediction;
        byte[] codes = ArrayPool<byte>.Shared.Rent(codeBytes);
        float[] sums = ArrayPool<float>.Shared.Rent(sumFloats);
        double[] probabilities = ArrayPool<double>.Shared.Rent(Classes.Length);
        trees.Predict(row, codes, sums, probabilities.AsSpan(0, Classes.Length));
        for (int k = 0; k < Classes.Length; k++)
        {
            double sum = trees.BaseProbabilities[k];
            double size = 0;
            for (int i = k; i < contributions.Length; i += Classes.Length)
            {
                sum += contributions[i];
                size += Math.Abs(contributions[i]);
            }

            double missing = size > 0 ? (probabilities[k] - sum) / size : 0;
            for (int i = k; i < contributions.Length; i += Classes.Length)
            {
                contributions[i] += missing * Math.Abs(contributions[i]);
            }
        }

        ArrayPool<byte>.Shared.Return(codes);
        ArrayPool<float>.Shared.Return(sums);
        ArrayPool<double>.Shared.Return(probabilities);
    }
}
