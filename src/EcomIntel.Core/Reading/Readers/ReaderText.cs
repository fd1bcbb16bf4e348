using System.Data.Common;
using System.Globalization;

namespace EcomIntel;

/// <summary>The values of a data reader as text: invariant, round-trip, empty where there is none.</summary>
internal static class ReaderText
{
    public static string Of(DbDataReader reader, int column) => reader.IsDBNull(column) ? string.Empty : reader.GetValue(column) switch
    {
        string text => text,
        bool truth => truth ? "true" : "false",
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexString(bytes),
        IFormattable value => value.ToString(format: null, CultureInfo.InvariantCulture),
        var other => other.ToString() ?? string.Empty,
    };
}
