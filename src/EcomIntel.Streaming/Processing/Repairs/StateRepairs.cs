namespace EcomIntel.Streaming;

/// <summary>What an operator may do to a partition's state. Each ends in one atomic change of the store that fences the present owner.</summary>
internal sealed class StateRepairs(ProcessorSetup setup)
{
    public async ValueTask EnsurePartitionAsync(int partition, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(partition);
        TopicDescription topic = await setup.Transport.DescribeAsync(setup.Options.Topic, cancellationToken).ConfigureAwait(false);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(partition, topic.Partitions);
    }

    /// <summary>Begins anew where the log begins, and sends everything again.</summary>
    public ValueTask ResetAsync(int partition, CancellationToken cancellationToken) => RepairAsync("Resetting", partition, async token =>
    {
        PartitionIdentity identity = await IdentityAsync(partition, token).ConfigureAwait(false);
        LogRange range = await setup.Transport.GetRangeAsync(setup.Options.Topic, partition, token).ConfigureAwait(false);
        await setup.Store.ResetAsync(identity, new PartitionMark(range.Start) { QuietBefore = -1 }, token).ConfigureAwait(false);
        setup.Log.Reset(partition, range.Start);
    }, cancellationToken);

    /// <summary>Begins anew at offset 0, and sends nothing that was sent before.</summary>
    public ValueTask RebuildAsync(int partition, CancellationToken cancellationToken) => RepairAsync("Rebuilding", partition, async token =>
    {
        PartitionIdentity identity = await IdentityAsync(partition, token).ConfigureAwait(false);
        LogRange range = await setup.Transport.GetRangeAsync(setup.Options.Topic, partition, token).ConfigureAwait(false);
        if (range.Start > 0)
        {
            throw Refused(partition, $"cannot be rebuilt: the log of '{setup.Options.Topic}' begins at offset {range.Start}, so that the events before are gone. " +
                $"Bring its state back from a backup, or let ResetAsync begin anew at {range.Start} without them");
        }

        long quiet = await SentBeforeAsync(identity, token).ConfigureAwait(false);

        // Beyond the end it tells of another log than this one, which sent nothing yet.
        quiet = quiet <= range.End ? quiet : 0;
        await setup.Store.ResetAsync(identity, PartitionMark.Empty with { QuietBefore = quiet > 0 ? quiet : -1 }, token).ConfigureAwait(false);
        setup.Log.Rebuilding(partition, quiet);
    }, cancellationToken);

    /// <summary>Goes on behind offsets that the log lost before they were applied.</summary>
    public ValueTask AcceptGapAsync(int partition, OffsetGap gap, CancellationToken cancellationToken) => RepairAsync("Accepting a gap", partition, async token =>
    {
        StoredPosition position = await setup.Store.GetPositionAsync(partition, token).ConfigureAwait(false);
        LogRange range = await setup.Transport.GetRangeAsync(setup.Options.Topic, partition, token).ConfigureAwait(false);
        EnsureIsTheGap(partition, gap, position.NextOffset, range);
        OpenedPartition opened = await setup.Store.OpenAsync(await IdentityAsync(partition, token).ConfigureAwait(false), token).ConfigureAwait(false);
        EnsureIsTheGap(partition, gap, opened.Mark.NextOffset, range);
        PartitionMark mark = opened.Mark with { NextOffset = gap.To, AcceptedGap = gap, AcceptedGapOffsets = opened.Mark.AcceptedGapOffsets + gap.To - gap.From };
        PartitionCommit commit = new(partition, opened.Owner, gap.From, mark);
        if (await new CommitSettler(setup).CommitAsync(commit, token).ConfigureAwait(false) == CommitOutcome.Fenced)
        {
            throw new PartitionBusyException($"Partition {partition} was opened by another owner while its gap was being accepted.");
        }

        setup.Log.GapAccepted(partition, gap.From, gap.To);
    }, cancellationToken);

    private void EnsureIsTheGap(int partition, OffsetGap gap, long next, LogRange range)
    {
        if (gap.From != next || gap.To != range.Start || gap.To <= gap.From)
        {
            throw Refused(partition, $"has no gap from {gap.From} to {gap.To}: its state has come to offset {next}, and the log of '{setup.Options.Topic}' begins at {range.Start}. Nothing was changed");
        }
    }

    /// <summary>The offset before which everything was sent, as far as anyone knows.</summary>
    private async ValueTask<long> SentBeforeAsync(PartitionIdentity identity, CancellationToken cancellationToken)
    {
        long told = await setup.Transport.GetGroupOffsetAsync(setup.Options.Topic, setup.Options.Group, identity.Partition, cancellationToken).ConfigureAwait(false) ?? 0;
        try
        {
            OpenedPartition opened = await setup.Store.OpenAsync(identity, cancellationToken).ConfigureAwait(false);
            long applied = Math.Max(told, Math.Max(opened.Mark.NextOffset, opened.Mark.QuietBefore));
            string? waiting = opened.Outgoing.Count == 0 ? null : opened.Outgoing[0].Record.Headers.FirstOrDefault(header => header.Name == RecordHeaderNames.Id)?.Text;
            return waiting is null ? applied : Math.Min(applied, OutgoingId.Parse(waiting).OffsetNumber ?? 0);
        }
        catch (PartitionRefusedException)
        {
            // Another's state, which says nothing about this log.
            return told;
        }
    }

    private async ValueTask<PartitionIdentity> IdentityAsync(int partition, CancellationToken cancellationToken)
    {
        TopicDescription topic = await setup.Transport.DescribeAsync(setup.Options.Topic, cancellationToken).ConfigureAwait(false);
        return setup.IdentityOf(topic, partition);
    }

    private async ValueTask RepairAsync(string operation, int partition, Func<CancellationToken, ValueTask> action, CancellationToken cancellationToken) =>
        await setup.RetryAsync(operation, partition, async token =>
        {
            await action(token).ConfigureAwait(false);
            return true;
        }, cancellationToken).ConfigureAwait(false);

    private static PartitionRefusedException Refused(int partition, string cause) => new($"Partition {partition} {cause}.") { Partition = partition };
}
