using Npgsql;

namespace EcomIntel.Streaming.PostgreSql;

/// <summary>Turns a commit into the parameters of <see cref="StoreStatements.Commit"/>.</summary>
internal static class CommitParameters
{
    public static void Add(NpgsqlParameterCollection parameters, string state, PartitionCommit commit)
    {
        parameters.Add(StoreParameter.Of(state));
        parameters.Add(StoreParameter.Of(commit.Partition));
        parameters.Add(StoreParameter.Of(commit.Owner));
        parameters.Add(StoreParameter.Of(commit.ExpectedNext));
        parameters.Add(StoreParameter.Of(commit.Mark.NextOffset));
        parameters.Add(StoreParameter.Of(MarkFormat.Write(new SealedWriter(), commit.Mark)));
        parameters.Add(StoreParameter.Of(commit.ForgetThrough));
        AddRows(parameters, commit.Rows);
        AddEventIds(parameters, commit);
        AddOutgoing(parameters, commit);
    }

    private static void AddRows(NpgsqlParameterCollection parameters, IReadOnlyList<StateRow> rows)
    {
        List<byte[]> handlers = new(rows.Count);
        List<byte[]> keys = new(rows.Count);
        List<ReadOnlyMemory<byte>> values = new(rows.Count);
        List<byte[]> removedHandlers = [];
        List<byte[]> removedKeys = [];
        string? table = null;
        byte[] handler = [];
        for (int i = 0; i < rows.Count; i++)
        {
            StateRow row = rows[i];
            // The same few names come again and again.
            handler = ReferenceEquals(row.Key.Table, table) ? handler : KeyBytes.Of(row.Key.Table);
            table = row.Key.Table;
            if (row.Value is { } value)
            {
                handlers.Add(handler);
                keys.Add(KeyBytes.Of(row.Key.Key));
                values.Add(value);
            }
            else
            {
                removedHandlers.Add(handler);
                removedKeys.Add(KeyBytes.Of(row.Key.Key));
            }
        }

        parameters.Add(StoreParameter.Of(handlers.ToArray()));
        parameters.Add(StoreParameter.Of(keys.ToArray()));
        parameters.Add(StoreParameter.Of(values.ToArray()));
        parameters.Add(StoreParameter.Of(removedHandlers.ToArray()));
        parameters.Add(StoreParameter.Of(removedKeys.ToArray()));
    }

    private static void AddEventIds(NpgsqlParameterCollection parameters, PartitionCommit commit)
    {
        long last = commit.NewEventIds.Count > 0 ? commit.NewEventIds[^1].Offset : -1;
        parameters.Add(StoreParameter.Of(last));
        SealedWriter writer = new(EventIdChunkFormat.Size(commit.NewEventIds.Count));
        parameters.Add(last > commit.ForgetThrough ? StoreParameter.Of(EventIdChunkFormat.Write(writer, commit.NewEventIds)) : StoreParameter.NoBytes());
    }

    private static void AddOutgoing(NpgsqlParameterCollection parameters, PartitionCommit commit)
    {
        SealedWriter writer = new();
        OutgoingRow[] rows = [.. commit.NewOutgoing.Where(row => row.Number > commit.AcknowledgedThrough)];
        parameters.Add(StoreParameter.Of(commit.AcknowledgedThrough));
        parameters.Add(StoreParameter.Of(rows.Select(row => row.Number).ToArray()));
        parameters.Add(StoreParameter.Of(rows.Select(row => OutgoingFormat.Write(writer, row.Record).ToArray()).ToArray()));
    }
}
