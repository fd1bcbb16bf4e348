using System.Globalization;
using System.Runtime.InteropServices;

namespace EcomIntel.Streaming;

/// <summary>What the header <c>ecomintel.id</c> tells of the record that an outgoing one came from: the end of cluster/topic id/partition/offset/number.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OutgoingId(string TopicId, string Partition, string Offset)
{
    public long? OffsetNumber => long.TryParse(Offset, NumberStyles.None, CultureInfo.InvariantCulture, out long offset) ? offset : null;

    public static OutgoingId Parse(string id)
    {
        // From the end: a cluster's id may hold a slash.
        string[] parts = id.Split('/');
        return parts.Length < 5 ? new OutgoingId("", "", "") : new OutgoingId(parts[^4], parts[^3], parts[^2]);
    }
}
