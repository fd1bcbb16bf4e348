using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>Dense codes for identifiers, by first appearance.</summary>
internal sealed class CodeBook
{
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly List<string> _ids = [];
    private string? _last;
    private int _lastCode;

    public int Count => _ids.Count;

    public int CodeOf(string id)
    {
        // The lines of an order follow each other, with one text for their customer and order.
        if (!ReferenceEquals(id, _last))
        {
            _lastCode = Find(id);
            _last = id;
        }

        return _lastCode;
    }

    /// <summary>A code of its own for something that happens to be called like that; no id is ever matched with it.</summary>
    public int Append(string id)
    {
        _ids.Add(id);
        return _ids.Count - 1;
    }

    public string[] ToArray() => [.. _ids];

    private int Find(string id)
    {
        ref int code = ref CollectionsMarshal.GetValueRefOrAddDefault(_codes, id, out bool known);
        if (!known)
        {
            code = _ids.Count;
            _ids.Add(id);
        }

        return code;
    }
}
