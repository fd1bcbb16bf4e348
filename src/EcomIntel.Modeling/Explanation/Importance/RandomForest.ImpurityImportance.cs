using System.Collections.Immutable;

namespace EcomIntel.Modeling;

public sealed partial class RandomForest
{
    /// <summary>
    /// What each column took away of Gini impurity in training, as scikit-learn's <c>feature_importances_</c>: within each tree the decreases, weighted by rows, as shares; then the mean over trees.
    /// <b>Biased: columns with many values look important even where they are noise</b> (Strobl, Boulesteix, Zeileis and Hothorn, 2007), the more so the smaller the
    /// leaves, because it is measured on the rows that the trees were fitted to. <see cref="PermutationImportance"/> on rows not trained on has no such bias.
    /// </summary>
    /// <returns>One share for each of <see cref="ExplainedColumns"/>, in their order, adding up to 1; all 0 where no tree splits.</returns>
    public ImmutableArray<ColumnImpurity> ImpurityImportance()
    {
        double[] shares = ImpurityDecrease.Shares(_trees.Arrays, Leaves);
        return [.. ExplainedColumns.Select((column, i) => new ColumnImpurity(column.Name, shares[i]))];
    }
}
