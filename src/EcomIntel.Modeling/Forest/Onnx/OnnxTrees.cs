namespace EcomIntel.Modeling;

/// <summary>
/// A forest's trees as the attributes of ONNX's <c>TreeEnsembleRegressor</c>: one target for each class. A set of categories becomes a chain of equalities whose true
/// branches lead to the same child, which ONNX Runtime allows (the false branch must lead to a node of its own).
/// </summary>
internal sealed class OnnxTrees
{
    private const float Set = 0.5f;

    private readonly ForestTrees _trees;
    private readonly ForestArrays _arrays;
    private readonly long _tree;
    private readonly int _root;
    private int _nextId;

    public OnnxTrees(ForestTrees trees)
    {
        _trees = trees;
        _arrays = trees.Arrays;
        for (int tree = 0; tree < _arrays.Roots.Length; tree++)
        {
            (_tree, _root) = (tree, _arrays.Roots[tree]);
            _nextId = _arrays.EndOf(tree) - _root;
            for (int node = _root; node < _arrays.EndOf(tree); node++)
            {
                Add(node);
            }
        }
    }

    public List<long> TreeIds { get; } = [];

    public List<long> NodeIds { get; } = [];

    public List<long> FeatureIds { get; } = [];

    public List<float> Values { get; } = [];

    public List<string> Modes { get; } = [];

    public List<long> TrueIds { get; } = [];

    public List<long> FalseIds { get; } = [];

    public List<long> MissingTracksTrue { get; } = [];

    public List<long> TargetTreeIds { get; } = [];

    public List<long> TargetNodeIds { get; } = [];

    public List<long> TargetIds { get; } = [];

    public List<float> TargetWeights { get; } = [];

    private void Add(int node)
    {
        long id = node - _root;
        if (_arrays.Columns[node] < 0)
        {
            AddLeaf(id, _trees.Leaf(_arrays.Next[node]));
            return;
        }

        ColumnBins bins = _arrays.Bins[_arrays.Columns[node]];
        long left = _arrays.Next[node] - _root;
        if (!bins.IsCategorical)
        {
            Add(id, bins.Field, "BRANCH_LEQ", _arrays.Cuts[node], left, left + 1, _arrays.Operands[node] != 0);
            return;
        }

        BinSet set = _arrays.Sets[_arrays.Operands[node]];
        List<Question> chain = bins.FlagCount > 0 ? Flags(bins, set, left) : Levels(bins, set, left);
        long otherwise = Child(set, bins.FlagCount > 0 ? bins.NoFlag : ColumnBins.Missing, left);
        for (int i = 0; i < chain.Count; i++)
        {
            long next = i + 1 < chain.Count ? _nextId++ : otherwise;
            Add(id, chain[i].Field, chain[i].Mode, chain[i].Value, chain[i].True, next, chain[i].IsForMissing);
            id = next;
        }
    }

    /// <summary>The levels that go another way than what is missing or unknown.</summary>
    private static List<Question> Levels(ColumnBins bins, BinSet set, long left)
    {
        long unknown = Child(set, ColumnBins.Missing, left);
        List<Question> chain = [];
        for (int level = 0; level < bins.Levels.Length; level++)
        {
            long child = Child(set, bins.Levels[level], left);
            if (child != unknown)
            {
                chain.Add(new Question(bins.Field, "BRANCH_EQ", level, child, IsForMissing: false));
            }
        }

        // Without such a level nothing takes the other way, but its nodes must be reached from somewhere.
        return chain.Count > 0 ? chain : [new Question(bins.Field, "BRANCH_LT", float.NegativeInfinity, (2 * left) + 1 - unknown, IsForMissing: false)];
    }

    /// <summary>The first flag that is set decides; then whether one is missing; then that none is set.</summary>
    private static List<Question> Flags(ColumnBins bins, BinSet set, long left)
    {
        List<Question> chain = [];
        for (int flag = 0; flag < bins.FlagCount; flag++)
        {
            chain.Add(new Question(bins.Field + flag, "BRANCH_GT", Set, Child(set, (byte)flag, left), IsForMissing: false));
        }

        long missing = Child(set, ColumnBins.Missing, left);
        for (int flag = 0; flag < bins.FlagCount && missing != Child(set, bins.NoFlag, left); flag++)
        {
            chain.Add(new Question(bins.Field + flag, "BRANCH_LT", float.NegativeInfinity, missing, IsForMissing: true));
        }

        return chain;
    }

    private static long Child(BinSet set, byte bin, long left) => set.Contains(bin) ? left : left + 1;

    private void AddLeaf(long id, ReadOnlySpan<float> probabilities)
    {
        Add(id, 0, "LEAF", 0, 0, 0, missingTracksTrue: false);
        for (int k = 0; k < probabilities.Length; k++)
        {
            TargetTreeIds.Add(_tree);
            TargetNodeIds.Add(id);
            TargetIds.Add(k);
            TargetWeights.Add(probabilities[k]);
        }
    }

    private void Add(long id, int field, string mode, float value, long whenTrue, long whenFalse, bool missingTracksTrue)
    {
        TreeIds.Add(_tree);
        NodeIds.Add(id);
        FeatureIds.Add(field);
        Modes.Add(mode);
        Values.Add(value);
        TrueIds.Add(whenTrue);
        FalseIds.Add(whenFalse);
        MissingTracksTrue.Add(missingTracksTrue ? 1 : 0);
    }

    private readonly record struct Question(int Field, string Mode, float Value, long True, bool IsForMissing);
}
