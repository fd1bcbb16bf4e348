namespace EcomIntel;

/// <summary>Dense codes for identifiers, by first appearance.</summary>
internal sealed class CodeBook
{
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly List<string> _ids = [];

    public int Count => _ids.Count;

    public int CodeOf(string id)
    {
        if (!_codes.TryGetValue(id, out int code))
        {
            code = _ids.Count;
            _codes.Add(id, code);
            _ids.Add(id);
        }

        return code;
    }

    /// <summary>A code of its own for something that happens to be called like that; no id is ever matched with it.</summary>
    public int Append(string id)
    {
        _ids.Add(id);
        return _ids.Count - 1;
    }

    public string[] ToArray() => [.. _ids];
}
