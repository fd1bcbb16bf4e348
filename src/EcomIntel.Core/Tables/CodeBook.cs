namespace EcomIntel;

/// <summary>Dense _codes for identifiers, by first appearance.</summary>
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

    public string[] ToArray() => [.. _ids];
}
