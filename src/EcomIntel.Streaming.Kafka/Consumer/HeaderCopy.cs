using Confluent.Kafka;

namespace EcomIntel.Streaming.Kafka;

/// <summary>The headers of the client as those of the library, and back. The client copied their bytes already.</summary>
internal static class HeaderCopy
{
    /// <summary>For records without headers; the client only reads it.</summary>
    public static Headers None { get; } = [];

    public static IReadOnlyList<RecordHeader> From(Headers? headers)
    {
        if (headers is null || headers.Count == 0)
        {
            return [];
        }

        RecordHeader[] copies = new RecordHeader[headers.Count];
        for (int i = 0; i < copies.Length; i++)
        {
            IHeader header = headers[i];
            copies[i] = new RecordHeader(header.Key, header.GetValueBytes() ?? []);
        }

        return copies;
    }

    public static Headers To(IReadOnlyList<RecordHeader> headers)
    {
        if (headers.Count == 0)
        {
            return None;
        }

        Headers copies = [];
        foreach (RecordHeader header in headers)
        {
            copies.Add(header.Name, Bytes.ToArray(header.Value));
        }

        return copies;
    }
}
