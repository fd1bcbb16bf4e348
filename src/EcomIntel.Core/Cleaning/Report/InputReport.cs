using System.Collections.Immutable;
using System.Globalization;

namespace EcomIntel;

/// <summary>What became of the rows of one input: read = kept + changed + quarantined. Immutable; safe for any thread.</summary>
public sealed class InputReport
{
    internal InputReport(
        string name, ImmutableArray<string> columns, char delimiter, long read, long kept, long changed, ImmutableArray<QuarantinedRow> quarantine, ImmutableArray<ChangedValue> changes)
    {
        Name = name;
        Columns = columns;
        Delimiter = delimiter;
        Read = read;
        Kept = kept;
        Changed = changed;
        Quarantine = quarantine;
        Changes = changes;
    }

    /// <summary>The path of a file, or the name given.</summary>
    public string Name { get; }

    /// <summary>The raw columns in input order.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>Rows read.</summary>
    public long Read { get; }

    /// <summary>Rows kept as they were.</summary>
    public long Kept { get; }

    /// <summary>Rows kept with at least one value changed.</summary>
    public long Changed { get; }

    /// <summary>Rows quarantined.</summary>
    public long Quarantined => Quarantine.Length;

    /// <summary>The quarantined rows by row number.</summary>
    public ImmutableArray<QuarantinedRow> Quarantine { get; }

    /// <summary>The changed values of kept rows, in the order of the changes.</summary>
    public ImmutableArray<ChangedValue> Changes { get; }

    internal char Delimiter { get; }

    /// <summary>One line: <c>1,000 read = 962 kept + 29 changed + 9 quarantined</c>.</summary>
    /// <returns>The line.</returns>
    public override string ToString() => Line(Read, Kept, Changed, Quarantined);

    internal static string Line(long read, long kept, long changed, long quarantined) =>
        string.Create(CultureInfo.InvariantCulture, $"{read:N0} read = {kept:N0} kept + {changed:N0} changed + {quarantined:N0} quarantined");
}
