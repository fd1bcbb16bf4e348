namespace EcomIntel.Modeling;

/// <summary>Chooses how far down the crowns of a forest's trees go, and numbers their exits from left to right. For one thread.</summary>
internal sealed class CrownLayout
{
    private const int MostEnds = 448;
    private const int PartEnds = 256;

    // Rows that are fewer than this part of all come to a node cheaper by walking.
    private const int LeastShare = 96;

    private readonly ForestArrays _arrays;
    private readonly (int Slot, byte Cut)[] _asked;
    private readonly int _leafStride;
    private readonly long[] _rows;

    // For each node the exits below it, 1 for an exit and 0 for a node below one; and the parts that these are in.
    private readonly int[] _ends;
    private readonly int[] _parts;

    // Where the mask of a node is kept.
    private readonly int[] _places;

    public CrownLayout(ForestArrays arrays, (int Slot, byte Cut)[] asked, int leafStride)
    {
        _arrays = arrays;
        _asked = asked;
        _leafStride = leafStride;
        _rows = new long[arrays.NodeCount];
        _ends = new int[arrays.NodeCount];
        _parts = new int[arrays.NodeCount];
        _places = new int[arrays.NodeCount];
    }

    public TreeCrown Create(int tree)
    {
        int root = _arrays.Roots[tree];
        int end = _arrays.EndOf(tree);
        CountRows(root, end);
        bool isWhole = (end - root + 1) / 2 <= MostEnds;
        List<int> nodes = Choose(root, isWhole ? 0 : Math.Max(1, _rows[root] / LeastShare));
        CountEnds(nodes);

        // Breadth first, because the nodes of a level do not wait for each other.
        List<int> top = nodes.FindAll(node => _parts[node] > 1);
        List<int> inner = nodes.FindAll(node => _parts[node] == 1 && _ends[node] > 2);
        List<int> last = nodes.FindAll(node => _parts[node] == 1 && _ends[node] == 2);
        List<int> all = [.. top, .. inner, .. last];
        for (int i = 0; i < all.Count; i++)
        {
            _places[all[i]] = i * TreeCrown.MaskStride;
        }

        return new TreeCrown(Describe(top, all.Count, _parts), Describe(inner, all.Count, _ends), Describe(last, all.Count, _ends), Number(root, isWhole), isWhole);
    }

    private void CountRows(int root, int end)
    {
        for (int node = end - 1; node >= root; node--)
        {
            int next = _arrays.Next[node];
            _rows[node] = _arrays.Columns[node] >= 0 ? _rows[next] + _rows[next + 1] : _arrays.Leaves.RowsOf(next);
        }
    }

    /// <summary>The nodes that most rows come to, parents before children.</summary>
    private List<int> Choose(int root, long leastRows)
    {
        List<int> chosen = [];
        PriorityQueue<int, (long, int)> open = new();
        open.Enqueue(root, default);
        while (chosen.Count + 1 < MostEnds && open.TryDequeue(out int node, out _))
        {
            if (_arrays.Columns[node] < 0 || _rows[node] < leastRows)
            {
                continue;
            }

            chosen.Add(node);
            int left = _arrays.Next[node];
            open.Enqueue(left, (-_rows[left], left));
            open.Enqueue(left + 1, (-_rows[left + 1], left + 1));
        }

        chosen.Sort();
        return chosen;
    }

    private void CountEnds(List<int> nodes)
    {
        for (int i = nodes.Count - 1; i >= 0; i--)
        {
            int left = _arrays.Next[nodes[i]];
            _ends[nodes[i]] = Ends(left) + Ends(left + 1);
            _parts[nodes[i]] = _ends[nodes[i]] <= PartEnds ? 1 : Parts(left) + Parts(left + 1);
        }
    }

    private int Ends(int node) => Math.Max(1, _ends[node]);

    private int Parts(int node) => Math.Max(1, _parts[node]);

    private int[] Number(int root, bool isWhole)
    {
        int[] exits = new int[Parts(root) * PartEnds];
        Stack<(int Node, int Part, int First)> open = new([(root, 0, 0)]);
        while (open.TryPop(out (int Node, int Part, int First) at))
        {
            int next = _arrays.Next[at.Node];
            if (_ends[at.Node] == 0)
            {
                exits[(at.Part * PartEnds) + at.First] = isWhole ? next * _leafStride : at.Node;
                continue;
            }

            bool isTop = _parts[at.Node] > 1;
            open.Push((next, at.Part, at.First));
            open.Push((next + 1, at.Part + (isTop ? Parts(next) : 0), at.First + (isTop ? 0 : Ends(next))));
        }

        return exits;
    }

    private CrownNode[] Describe(List<int> nodes, int count, int[] below)
    {
        CrownNode[] described = new CrownNode[nodes.Count];
        for (int i = 0; i < described.Length; i++)
        {
            int node = nodes[i];
            int left = _arrays.Next[node];
            described[i] = new CrownNode(
                _asked[node].Slot * TreeCrown.Rows,
                Place(left, count),
                Place(left + 1, count),
                _asked[node].Cut,
                (byte)Math.Max(1, below[left]));
        }

        return described;
    }

    private int Place(int node, int count) => _ends[node] > 0 ? _places[node] : count * TreeCrown.MaskStride;
}
