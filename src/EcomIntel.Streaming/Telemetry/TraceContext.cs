using System.Diagnostics;

namespace EcomIntel.Streaming;

/// <summary>Carries the context of a trace through the headers of records, as W3C's Trace Context names them.</summary>
internal static class TraceContext
{
    private const string Parent = "traceparent";
    private const string State = "tracestate";
    private const int MostLinks = 128;

    /// <summary>The headers that carry an activity; none where there is none.</summary>
    public static IReadOnlyList<RecordHeader> Of(Activity? activity)
    {
        if (activity?.Id is not { } id || activity.IdFormat != ActivityIdFormat.W3C)
        {
            return [];
        }

        return string.IsNullOrEmpty(activity.TraceStateString)
            ? [new RecordHeader(Parent, id)]
            : [new RecordHeader(Parent, id), new RecordHeader(State, activity.TraceStateString)];
    }

    /// <summary>A record's own headers of a trace, copied, for what it leads to; none where what is sent carries one itself.</summary>
    public static IEnumerable<RecordHeader> CarriedOn(IReadOnlyList<RecordHeader> from, IReadOnlyList<RecordHeader> to)
    {
        if (from.Count == 0 || to.Any(header => header.Name == Parent))
        {
            return [];
        }

        return from.Where(header => header.Name is Parent or State).Select(header => new RecordHeader(header.Name, header.Value.ToArray()));
    }

    /// <summary>Links to the contexts in which a batch's records were sent, each once; of many only the first.</summary>
    public static IReadOnlyList<ActivityLink> LinksTo(LogBatch batch)
    {
        List<ActivityLink> links = [];
        HashSet<ActivityContext> seen = [];
        for (int i = 0; i < batch.Records.Length && links.Count < MostLinks; i++)
        {
            if (ContextOf(batch.Records.Span[i].Headers) is { } context && seen.Add(context))
            {
                links.Add(new ActivityLink(context));
            }
        }

        return links;
    }

    private static ActivityContext? ContextOf(IReadOnlyList<RecordHeader> headers)
    {
        if (headers.Count == 0 || headers.FirstOrDefault(header => header.Name == Parent) is not { } parent)
        {
            return null;
        }

        string? state = headers.FirstOrDefault(header => header.Name == State)?.Text;
        return ActivityContext.TryParse(parent.Text, state, isRemote: true, out ActivityContext context) ? context : null;
    }
}
