namespace EcomIntel.Streaming;

/// <content>What an operator may do while it runs, and before.</content>
public sealed partial class EventProcessor
{
    /// <summary>
    /// Clears a partition's state and its next offset together: everything that the log still holds is applied again, and what that sends is sent again, under
    /// the same ids. Its owner is fenced, whichever process it is in, and opens the partition anew. While it is another process that holds a store of one machine,
    /// this waits.
    /// </summary>
    /// <param name="partition">The partition.</param>
    /// <param name="cancellationToken">Stops the wait; the reset may happen all the same.</param>
    /// <returns>A task that ends when the store has it; the partition may still be opening.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The topic has no such partition.</exception>
    public Task ResetAsync(int partition, CancellationToken cancellationToken = default) =>
        RepairAsync(partition, token => _repairs.ResetAsync(partition, token), cancellationToken);

    /// <summary>
    /// Clears a partition's state and builds it again from a log that still begins at offset 0, without sending again what was sent before: nothing up to the
    /// offset that its group has come to, or up to the first row that still waits. The way on for a state that is elsewhere, damaged or of another version.
    /// </summary>
    /// <param name="partition">The partition.</param>
    /// <param name="cancellationToken">Stops the wait; the rebuild may begin all the same.</param>
    /// <returns>A task that ends when the store has it; the partition may still be opening.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The topic has no such partition.</exception>
    /// <exception cref="PartitionRefusedException">The log begins later, so that a rebuild would lose events; nothing was changed.</exception>
    public Task RebuildFromLogAsync(int partition, CancellationToken cancellationToken = default) =>
        RepairAsync(partition, token => _repairs.RebuildAsync(partition, token), cancellationToken);

    /// <summary>
    /// Goes on behind offsets that retention removed before they were applied: their events are lost, which the partition's mark records for good. Only for the
    /// gap by which a partition is refused.
    /// </summary>
    /// <param name="partition">The partition.</param>
    /// <param name="from">The stored next offset.</param>
    /// <param name="to">The first offset of the log.</param>
    /// <param name="cancellationToken">Stops the wait; the gap may be accepted all the same.</param>
    /// <returns>A task that ends when the store has it; the partition may still be opening.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The topic has no such partition.</exception>
    /// <exception cref="PartitionRefusedException">The partition has no such gap, or its state is another's; the message says which numbers it has. Nothing was changed.</exception>
    public Task AcceptGapAsync(int partition, long from, long to, CancellationToken cancellationToken = default) =>
        RepairAsync(partition, token => _repairs.AcceptGapAsync(partition, new OffsetGap(from, to), token), cancellationToken);

    /// <summary>Opens a failed partition again, once the cause of its failure is gone. Without effect on a partition that did not fail, or that this processor does not hold.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <returns>A task that ends when the partition is being opened.</returns>
    public async Task RetryAsync(int partition, CancellationToken cancellationToken = default)
    {
        if (Partitions.Any(status => status.Partition == partition && status.State == PartitionState.Failed))
        {
            await _group.RepairAsync(partition, _ => ValueTask.CompletedTask, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Stops the processing for a while: the partitions stay held, and are <see cref="PartitionState.Paused"/> until <see cref="ResumeAsync"/>, also where they go
    /// to another member of the group and come back. A processor that is made anew is not paused.
    /// </summary>
    /// <param name="partition">The partition, held or not; all, with those to come, where null.</param>
    /// <param name="cancellationToken">Stops the wait; the pause holds all the same.</param>
    /// <returns>A task that ends when what was applied is committed. A partition that waits for the topic of its outgoing rows pauses after that.</returns>
    public Task PauseAsync(int? partition = null, CancellationToken cancellationToken = default) => _group.PauseAsync(partition, cancellationToken);

    /// <summary>Ends a pause. Of a processor that is paused as a whole, one partition may be resumed alone.</summary>
    /// <param name="partition">The partition; all where null.</param>
    /// <param name="cancellationToken">Not used: there is nothing to wait for.</param>
    /// <returns>A completed task.</returns>
    public Task ResumeAsync(int? partition = null, CancellationToken cancellationToken = default)
    {
        _group.Resume(partition);
        return Task.CompletedTask;
    }

    private async Task RepairAsync(int partition, Func<CancellationToken, ValueTask> action, CancellationToken cancellationToken)
    {
        await _repairs.EnsurePartitionAsync(partition, cancellationToken).ConfigureAwait(false);
        await _group.RepairAsync(partition, action, cancellationToken).ConfigureAwait(false);
    }
}
