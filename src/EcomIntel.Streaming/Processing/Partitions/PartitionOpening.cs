namespace EcomIntel.Streaming;

/// <summary>Opens a partition's state and makes sure that it and the log belong together.</summary>
internal sealed class PartitionOpening(ProcessorSetup setup, int partition, PartitionOrders orders, Action<PartitionState> changed)
{
    public async ValueTask<(RecordProcessor Processor, OpenedPartition Opened)> OpenAsync(CancellationToken cancellationToken)
    {
        Backoff backoff = new(setup);
        while (true)
        {
            try
            {
                return await TryOpenAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (PartitionBusyException)
            {
                setup.Log.Waiting(partition);
                changed(PartitionState.Waiting);
            }
            catch (Exception error) when (error is not (PartitionRefusedException or TransportFatalException) && !cancellationToken.IsCancellationRequested)
            {
                setup.Log.Retrying(error, "Opening", partition, backoff.Next);
                changed(PartitionState.Opening);
            }

            await backoff.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<(RecordProcessor Processor, OpenedPartition Opened)> TryOpenAsync(CancellationToken cancellationToken)
    {
        StreamingOptions options = setup.Options;
        TopicDescription topic = await setup.Transport.DescribeAsync(options.Topic, cancellationToken).ConfigureAwait(false);
        if (orders.ChangeTo(topic) is { } change)
        {
            throw PartitionOrders.Stopped(partition, change);
        }

        if (topic.IsCompacted)
        {
            throw Refused($"the topic '{options.Topic}' is compacted, so that events would vanish from the log; set its cleanup.policy to delete");
        }

        OpenedPartition opened = await setup.Store.OpenAsync(setup.IdentityOf(topic, partition), cancellationToken).ConfigureAwait(false);
        LogRange range = await setup.Transport.GetRangeAsync(options.Topic, partition, cancellationToken).ConfigureAwait(false);
        if (opened.Mark == PartitionMark.Empty)
        {
            opened = opened with { Mark = await BeginAsync(opened.Owner, range, cancellationToken).ConfigureAwait(false) };
        }

        PartitionMark mark = opened.Mark;
        if (mark.NextOffset > range.End)
        {
            throw Refused($"its state has come to offset {mark.NextOffset}, but the log of '{options.Topic}' ends at {range.End}: the log was cut or the state is another's. Reset the state and rebuild it from the log");
        }

        if (mark.NextOffset < range.Start)
        {
            throw Refused($"its state has come to offset {mark.NextOffset}, but the log of '{options.Topic}' begins at {range.Start}: retention removed {range.Start - mark.NextOffset} offsets before they were applied. Bring an older log back, go on without them by AcceptGapAsync({partition}, {mark.NextOffset}, {range.Start}), or begin anew by ResetAsync({partition})");
        }

        await EnsureSameLogAsync(mark, range, cancellationToken).ConfigureAwait(false);
        return (new RecordProcessor(setup, topic, partition, opened), opened);
    }

    /// <summary>Begins where the log begins, and stores that: what retention removes from then on is missing, also before the first commit of an event.</summary>
    private async ValueTask<PartitionMark> BeginAsync(long owner, LogRange range, CancellationToken cancellationToken)
    {
        PartitionMark begun = new(range.Start) { QuietBefore = await QuietBeforeAsync(range, cancellationToken).ConfigureAwait(false) };
        CommitOutcome outcome = await setup.Store.CommitAsync(new PartitionCommit(partition, owner, PartitionMark.Empty.NextOffset, begun), cancellationToken).ConfigureAwait(false);
        return outcome == CommitOutcome.Committed ? begun : throw new PartitionBusyException($"Partition {partition} was opened by another owner while its state was begun.");
    }

    /// <summary>What a new state need not send again, if it is new indeed: a group that has come further has its state elsewhere.</summary>
    private async ValueTask<long> QuietBeforeAsync(LogRange range, CancellationToken cancellationToken)
    {
        StreamingOptions options = setup.Options;
        long told = await setup.Transport.GetGroupOffsetAsync(options.Topic, options.Group, partition, cancellationToken).ConfigureAwait(false) ?? 0;
        if (told == 0)
        {
            return -1;
        }

        if (setup.Store.Scope != StoreScope.Process)
        {
            throw Refused($"its state is elsewhere: the group '{options.Group}' has come to offset {told} of '{options.Topic}', but this store has nothing of it. " +
                $"Bring the partition's state here, or build it again by RebuildFromLogAsync({partition}) while the log begins at 0 (now at {range.Start}), or keep the states of several machines in PostgreSQL");
        }

        if (range.Start > 0)
        {
            setup.Log.RebuildingInPart(partition, range.Start);
        }

        // Beyond the end it tells of another log than this one, which sent nothing yet.
        long quiet = told <= range.End ? told : -1;
        setup.Log.Rebuilding(partition, Math.Max(quiet, 0));
        return quiet;
    }

    private async ValueTask EnsureSameLogAsync(PartitionMark mark, LogRange range, CancellationToken cancellationToken)
    {
        if (mark.LastRecord is not { } last)
        {
            return;
        }

        LogRecord? read = await setup.Transport.ReadAsync(setup.Options.Topic, partition, last.Offset, cancellationToken).ConfigureAwait(false);
        bool isGoneByRetention = read is null && last.Offset < range.Start;
        if (!isGoneByRetention && (read is not { } record || record.LeaderEpoch != last.LeaderEpoch || RecordProcessor.HashOf(record) != last.Hash))
        {
            throw Refused($"the record at offset {last.Offset} is not the one that its state saw last: the log lost or replaced events. Reset the state and rebuild it from the log");
        }
    }

    private PartitionRefusedException Refused(string cause) => new($"Partition {partition} is refused: {cause}.") { Partition = partition };
}
