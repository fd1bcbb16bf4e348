using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace EcomIntel.Streaming.Kafka;

/// <summary>Asks the brokers about topics, offsets and groups. Safe for any thread.</summary>
internal sealed class TopicAdmin(KafkaClients clients) : IDisposable
{
    private const string CleanupPolicy = "cleanup.policy";
    private readonly IAdminClient _client = clients.Admin();

    public async ValueTask<TopicDescription> DescribeAsync(string topic, CancellationToken cancellationToken)
    {
        Task<DescribeClusterResult> cluster = _client.DescribeClusterAsync(new DescribeClusterOptions { RequestTimeout = clients.Options.RequestTimeout });
        Task<DescribeTopicsResult> topics = _client.DescribeTopicsAsync(TopicCollection.OfTopicNames([topic]), new DescribeTopicsOptions { RequestTimeout = clients.Options.RequestTimeout });
        Task<bool> compacted = IsCompactedAsync(topic);
        await Task.WhenAll(cluster, topics, compacted).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            Confluent.Kafka.Admin.TopicDescription found = (await topics.ConfigureAwait(false)).TopicDescriptions.Single();
            string id = (await cluster.ConfigureAwait(false)).ClusterId;
            return new TopicDescription(id, found.TopicId.ToString(), found.Partitions.Count, await compacted.ConfigureAwait(false));
        }
        catch (DescribeTopicsException error) when (error.Results.TopicDescriptions.Any(found => found.Error.Code == ErrorCode.UnknownTopicOrPart))
        {
            throw new KafkaTransportException($"There is no topic '{topic}': create it, with as many partitions as there may ever be workers.", error) { Code = nameof(ErrorCode.UnknownTopicOrPart) };
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw KafkaErrors.Of($"Describing '{topic}'", error, clients.Trouble);
        }
    }

    public async ValueTask<LogRange> GetRangeAsync(string topic, int partition, CancellationToken cancellationToken)
    {
        try
        {
            Task<long> start = OffsetAsync(topic, partition, OffsetSpec.Earliest());
            Task<long> end = OffsetAsync(topic, partition, OffsetSpec.Latest());
            await Task.WhenAll(start, end).WaitAsync(cancellationToken).ConfigureAwait(false);
            return new LogRange(await start.ConfigureAwait(false), await end.ConfigureAwait(false));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw KafkaErrors.Of($"Asking for the offsets of partition {partition} of '{topic}'", error, clients.Trouble);
        }
    }

    public async ValueTask<long?> GetGroupOffsetAsync(string topic, string group, int partition, CancellationToken cancellationToken)
    {
        try
        {
            // A client of its own: one that lives on does not find the group's coordinator again after a broker was killed and came back. It is asked for new partitions only.
            using IAdminClient asker = clients.Admin();
            List<ListConsumerGroupOffsetsResult> results = await asker
                .ListConsumerGroupOffsetsAsync([new ConsumerGroupTopicPartitions(group, [new TopicPartition(topic, partition)])], new ListConsumerGroupOffsetsOptions { RequestTimeout = clients.Options.RequestTimeout })
                .WaitAsync(cancellationToken).ConfigureAwait(false);
            Offset offset = results.Single().Partitions.Single().Offset;
            return offset.IsSpecial ? null : offset.Value;
        }
        catch (KafkaException error) when (error.Error.Code == ErrorCode.GroupIdNotFound)
        {
            return null;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw KafkaErrors.Of($"Asking for the offset of group '{group}' in partition {partition} of '{topic}'", error, clients.Trouble);
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>The end is what readers of committed records may see: that of the last transaction which is over.</summary>
    private async Task<long> OffsetAsync(string topic, int partition, OffsetSpec spec)
    {
        TopicPartitionOffsetSpec question = new() { TopicPartition = new TopicPartition(topic, partition), OffsetSpec = spec };
        ListOffsetsOptions options = new() { RequestTimeout = clients.Options.RequestTimeout, IsolationLevel = IsolationLevel.ReadCommitted };
        ListOffsetsResult result = await _client.ListOffsetsAsync([question], options).ConfigureAwait(false);
        return result.ResultInfos.Single().TopicPartitionOffsetError.Offset.Value;
    }

    private async Task<bool> IsCompactedAsync(string topic)
    {
        try
        {
            List<DescribeConfigsResult> results = await _client
                .DescribeConfigsAsync([new ConfigResource { Type = ResourceType.Topic, Name = topic }], new DescribeConfigsOptions { RequestTimeout = clients.Options.RequestTimeout }).ConfigureAwait(false);
            return results.Single().Entries.TryGetValue(CleanupPolicy, out ConfigEntryResult? policy) && policy.Value.Contains("compact", StringComparison.Ordinal);
        }
        catch (KafkaException error) when (error.Error.Code is ErrorCode.Local_UnsupportedFeature or ErrorCode.UnsupportedVersion)
        {
            // Older than the question, and than what it could answer.
            return false;
        }
    }
}
