using System.Globalization;
using Confluent.Kafka;

namespace EcomIntel.Streaming.Kafka;

/// <summary>The partitions that a member holds. For the member's thread, on which the client calls back too.</summary>
internal sealed class Assignment
{
    private readonly KafkaClients _clients;
    private readonly string _topic;
    private readonly IPartitionListener _listener;
    private readonly Dictionary<int, AssignedPartition> _partitions = [];
    private readonly TimeSpan _revokeBound;
    private readonly SlabPool _pool = new(kept: 256);

    public Assignment(KafkaClients clients, string topic, IPartitionListener listener)
    {
        _clients = clients;
        _topic = topic;
        _listener = listener;
        _revokeBound = TimeSpan.FromTicks(Math.Min(TimeSpan.FromSeconds(30).Ticks, clients.Options.MaxPollInterval.Ticks / 2));
        Handle = new RebalanceHandlers(Assigned, Revoked, Lost);
    }

    public RebalanceHandlers Handle { get; }

    /// <summary>Called when partitions are gone from their workers and not yet from the member: last commands about them are obeyed.</summary>
    public Action BeforeRevoking { get; set; } = static () => { };

    /// <summary>Whether a partition stands still and may be told to go on at any time.</summary>
    public bool IsStanding { get; private set; }

    public void Add(ConsumeResult<int, int> result, ReadOnlySpan<byte> content)
    {
        if (_partitions.TryGetValue(result.Partition.Value, out AssignedPartition? partition) && partition.IsStarted)
        {
            partition.Add(result, content, _listener);
        }
    }

    public void HandOver()
    {
        foreach (AssignedPartition partition in _partitions.Values)
        {
            partition.HandOver(_listener);
        }
    }

    /// <summary>Where nothing was delivered for a while, moves on past records that never are: control records and those of aborted transactions.</summary>
    public void TakePositions(IConsumer<int, int> consumer)
    {
        foreach (AssignedPartition partition in _partitions.Values)
        {
            if (partition is { IsStarted: true, IsPaused: false } && consumer.Position(partition.Partition) is { IsSpecial: false } position)
            {
                partition.Advance(position.Value);
                partition.HandOver(_listener);
            }
        }
    }

    public void Obey(IConsumer<int, int> consumer, ConsumerCommand command)
    {
        if (!_partitions.TryGetValue(command.Partition, out AssignedPartition? partition))
        {
            return;
        }

        switch (command.Kind)
        {
            case CommandKind.Start:
                partition.Begin(command.Offset);
                partition.DueStart = command.Offset;
                break;
            case CommandKind.Hold:
                partition.IsHeld = true;
                break;
            case CommandKind.Release:
                partition.IsHeld = false;
                break;
            case CommandKind.Committed:
                Store(consumer, partition, command.Offset);
                break;
        }
    }

    /// <summary>Brings the client to what is wanted: begins what is to begin, stops and resumes.</summary>
    public void Settle(IConsumer<int, int> consumer)
    {
        IsStanding = false;
        foreach (AssignedPartition partition in _partitions.Values)
        {
            if (partition.DueStart is { } offset && Seek(consumer, partition, offset))
            {
                partition.DueStart = null;
                partition.HasStopped = false;
            }

            bool mustPause = partition.MustPause;
            if (mustPause != partition.IsPaused)
            {
                // Everything read was handed over; memory kept open for more would count against the bound that it waits for.
                partition.Drop();
                (mustPause ? (Action<IEnumerable<TopicPartition>>)consumer.Pause : consumer.Resume)([partition.Partition]);
                partition.IsPaused = mustPause;
            }

            IsStanding |= mustPause && !partition.HasFailed;
        }
    }

    /// <summary>Ends a partition's reading and tells so, once.</summary>
    public void Fail(int number, Error error)
    {
        if (_partitions.TryGetValue(number, out AssignedPartition? partition) && partition.IsStarted)
        {
            partition.HandOver(_listener);
            partition.HasFailed = true;
            partition.HasStopped = true;
            _clients.Log.PartitionFailed(_topic, number, partition.Next, error.Code, error.Reason);
            _listener.Failed(number, KafkaErrors.Of(string.Create(CultureInfo.InvariantCulture, $"Reading partition {number} of '{_topic}' on from offset {partition.Next}"), error));
        }
    }

    /// <summary>Tells of what is held at the end without a word from the client.</summary>
    public void LoseAll()
    {
        if (_partitions.Count > 0)
        {
            GiveBack([.. _partitions.Keys], _listener.LostAsync);
        }
    }

    private bool Seek(IConsumer<int, int> consumer, AssignedPartition partition, long offset)
    {
        TopicPartitionOffset place = new(partition.Partition, offset);
        try
        {
            consumer.Seek(place);
            return true;
        }
        catch (KafkaException error) when (error.Error.Code is ErrorCode.Local_State or ErrorCode.Local_PrevInProgress)
        {
            // The client has not yet begun with it, or stopped at an error and needs to be given the partition again.
            if (partition.HasStopped)
            {
                AssignAgain(consumer, place);
                partition.HasStopped = false;
            }

            // It is asked again: only a seek makes the client forget where it stood.
            return false;
        }
    }

    private void AssignAgain(IConsumer<int, int> consumer, TopicPartitionOffset place)
    {
        if (_clients.Options.Assignor is PartitionAssignmentStrategy.Range or PartitionAssignmentStrategy.RoundRobin)
        {
            throw new KafkaTransportException($"Partition {place.Partition.Value} of '{_topic}' can be read on only by a new member.");
        }

        consumer.IncrementalUnassign([place.TopicPartition]);
        consumer.IncrementalAssign([place]);
        _clients.Log.AssignedAgain(_topic, place.Partition.Value, place.Offset.Value);
    }

    private static void Store(IConsumer<int, int> consumer, AssignedPartition partition, long offset)
    {
        try
        {
            consumer.StoreOffset(new TopicPartitionOffset(partition.Partition, offset));
        }
        catch (KafkaException)
        {
            // For tools to show; the next one says more.
        }
    }

    private IEnumerable<TopicPartitionOffset> Assigned(IConsumer<int, int> consumer, List<TopicPartition> partitions)
    {
        // The client must not read before it is told where, and can only be stopped for partitions that it has heard of: asking for what it knows of them,
        // which is nothing, does that. A number makes it stop right there, whereas a logical offset could be looked up after the seek that comes later.
        partitions.ForEach(partition => consumer.GetWatermarkOffsets(partition));
        consumer.Pause(partitions);
        foreach (TopicPartition partition in partitions)
        {
            _partitions[partition.Partition.Value] = new AssignedPartition(partition, _pool, _clients.Options.MaxWaitingBytes);
        }

        if (partitions.Count > 0)
        {
            int[] numbers = [.. partitions.Select(partition => partition.Partition.Value).Order()];
            _clients.Log.Assigned(_topic, string.Join(", ", numbers));
            Tell(() => _listener.Assigned(numbers));
        }

        return partitions.Select(partition => new TopicPartitionOffset(partition, 0));
    }

    private void Revoked(List<TopicPartitionOffset> partitions)
    {
        int[] numbers = [.. partitions.Select(partition => partition.Partition.Value).Order()];
        _clients.Log.Revoked(_topic, string.Join(", ", numbers));
        GiveBack(numbers, _listener.RevokedAsync);
    }

    private void Lost(List<TopicPartitionOffset> partitions)
    {
        int[] numbers = [.. partitions.Select(partition => partition.Partition.Value).Order()];
        _clients.Log.Lost(_topic, string.Join(", ", numbers));
        GiveBack(numbers, _listener.LostAsync);
    }

    /// <summary>Lets the listener end its work on partitions, on all at once, before the client lets them go.</summary>
    private void GiveBack(int[] numbers, Func<int, ValueTask> end)
    {
        foreach (int number in numbers)
        {
            if (_partitions.TryGetValue(number, out AssignedPartition? partition))
            {
                partition.Drop();
                partition.HasFailed = true;
            }
        }

        Tell(() =>
        {
            Task all = Task.WhenAll(numbers.Select(number => end(number).AsTask()));
            try
            {
                all.WaitAsync(_revokeBound, _clients.TimeProvider, CancellationToken.None).GetAwaiter().GetResult();
            }
            catch (TimeoutException)
            {
                _clients.Log.RevokedLate(_topic, _revokeBound);
            }
        });
        BeforeRevoking();
        foreach (int number in numbers)
        {
            _partitions.Remove(number);
        }
    }

    /// <summary>What a listener throws must not reach the client, which would drop the assignment.</summary>
    private void Tell(Action action)
    {
        try
        {
            action();
        }
        catch (Exception error)
        {
            _clients.Log.ListenerFailed(error, _topic);
        }
    }
}
