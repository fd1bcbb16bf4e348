namespace EcomIntel.Streaming;

/// <summary>Commits until it is known what became of it. Where the answer is lost, the stored owner and next offset tell: see docs/streaming-guarantees.md.</summary>
internal sealed class CommitSettler(ProcessorSetup setup)
{
    public async ValueTask<CommitOutcome> CommitAsync(PartitionCommit commit, CancellationToken cancellationToken)
    {
        Backoff backoff = new(setup);
        bool isRepeated = false;
        while (true)
        {
            try
            {
                CommitOutcome outcome = await setup.Store.CommitAsync(commit, cancellationToken).ConfigureAwait(false);
                if (outcome == CommitOutcome.Committed || !isRepeated)
                {
                    return outcome;
                }

                // The first try may have come through after it was asked for.
                return await SettleAsync(commit, cancellationToken).ConfigureAwait(false) ?? CommitOutcome.Fenced;
            }
            catch (Exception error) when (error is not PartitionRefusedException && !cancellationToken.IsCancellationRequested)
            {
                setup.Log.Retrying(error, "A commit", commit.Partition, backoff.Next);
            }

            await backoff.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (await SettleAsync(commit, cancellationToken).ConfigureAwait(false) is { } settled)
            {
                return settled;
            }

            isRepeated = true;
        }
    }

    /// <summary>Returns null where the commit did not happen and may be repeated.</summary>
    private async ValueTask<CommitOutcome?> SettleAsync(PartitionCommit commit, CancellationToken cancellationToken)
    {
        StoredPosition stored = await setup.RetryAsync(
            "Settling a commit", commit.Partition, token => setup.Store.GetPositionAsync(commit.Partition, token), cancellationToken).ConfigureAwait(false);
        return stored.Owner != commit.Owner ? CommitOutcome.Fenced
            : stored.NextOffset == commit.ExpectedNext ? null
            : stored.NextOffset == commit.Mark.NextOffset ? CommitOutcome.Committed
            : CommitOutcome.Fenced;
    }
}
