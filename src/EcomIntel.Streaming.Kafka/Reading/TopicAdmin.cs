using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace EcomIntel.Streaming.Kafka;

/// <summary>Asks the brokers about topics and offsets. Safe for any thread.</summary>
internal sealed class TopicAdmin(KafkaClients clients) : IDisposable
{
    private const string CleanupPolicy = "cleanup.policy";
    private readonly BrokerQuestions _questions = new(clients);

    public async ValueTask<TopicDescription> DescribeAsync(string topic, CancellationToken cancellationToken)
    {
        try
        {
            await _questions.LookAsync(topic, cancellationToken).ConfigureAwait(false);
            DescribeTopicsResult topics = await _questions.DescribeAsync(
                client => client.DescribeTopicsAsync(TopicCollection.OfTopicNames([topic]), new DescribeTopicsOptions { RequestTimeout = _questions.Timeout }), cancellationToken).ConfigureAwait(false);
            DescribeClusterResult cluster = await _questions.DescribeAsync(
                client => client.DescribeClusterAsync(new DescribeClusterOptions { RequestTimeout = _questions.Timeout }), cancellationToken).ConfigureAwait(false);
            bool isCompacted = await IsCompactedAsync(topic, cancellationToken).ConfigureAwait(false);
            Confluent.Kafka.Admin.TopicDescription found = topics.TopicDescriptions.Single();
            return new TopicDescription(cluster.ClusterId, found.TopicId.ToString(), found.Partitions.Count, isCompacted);
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
            await _questions.LookAsync(topic, cancellationToken).ConfigureAwait(false);
            Task<long> start = OffsetAsync(topic, partition, OffsetSpec.Earliest(), cancellationToken);
            Task<long> end = OffsetAsync(topic, partition, OffsetSpec.Latest(), cancellationToken);
            await Task.WhenAll(start, end).ConfigureAwait(false);
            return new LogRange(await start.ConfigureAwait(false), await end.ConfigureAwait(false));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw KafkaErrors.Of($"Asking for the offsets of partition {partition} of '{topic}'", error, clients.Trouble);
        }
    }

    public void Dispose() => _questions.Dispose();

    /// <summary>The end is what readers of committed records may see: that of the last transaction which is over.</summary>
    private async Task<long> OffsetAsync(string topic, int partition, OffsetSpec spec, CancellationToken cancellationToken)
    {
        TopicPartitionOffsetSpec question = new() { TopicPartition = new TopicPartition(topic, partition), OffsetSpec = spec };
        ListOffsetsOptions options = new() { RequestTimeout = _questions.Timeout, IsolationLevel = IsolationLevel.ReadCommitted };
        ListOffsetsResult result = await _questions.AskAsync(client => client.ListOffsetsAsync([question], options), cancellationToken).ConfigureAwait(false);
        return result.ResultInfos.Single().TopicPartitionOffsetError.Offset.Value;
    }

    private async Task<bool> IsCompactedAsync(string topic, CancellationToken cancellationToken)
    {
        ConfigResource resource = new() { Type = ResourceType.Topic, Name = topic };
        DescribeConfigsOptions options = new() { RequestTimeout = _questions.Timeout };
        try
        {
            List<DescribeConfigsResult> results = await _questions.AskAsync(client => client.DescribeConfigsAsync([resource], options), cancellationToken).ConfigureAwait(false);
            return results.Single().Entries.TryGetValue(CleanupPolicy, out ConfigEntryResult? policy) && policy.Value.Contains("compact", StringComparison.Ordinal);
        }
        catch (KafkaException error) when (error.Error.Code is ErrorCode.Local_UnsupportedFeature or ErrorCode.UnsupportedVersion)
        {
            // Older than the question, and than what it could answer.
            return false;
        }
    }
}
