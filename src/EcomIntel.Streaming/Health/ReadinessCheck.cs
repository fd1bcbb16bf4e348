using System.Collections.Immutable;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EcomIntel.Streaming;

internal sealed class ReadinessCheck(EventProcessor processor) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ImmutableArray<PartitionStatus> partitions = processor.Partitions;
        Dictionary<string, object> data = partitions.ToDictionary(status => PartitionText.NameOf(status.Partition), status => (object)PartitionText.Of(status), StringComparer.Ordinal);
        if (processor.Completion.IsFaulted)
        {
            Exception error = processor.Completion.Exception!.InnerException!;
            return new HealthCheckResult(context.Registration.FailureStatus, "The processor cannot go on: " + error.Message, error, data);
        }

        if (partitions.IsEmpty)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "No partition is assigned yet.", null, data);
        }

        if (partitions.FirstOrDefault(status => PartitionText.ReasonOf(status) is not null) is { } idle)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, PartitionText.ReasonOf(idle), idle.Error, data);
        }

        data.Add("lag", await processor.GetLagAsync(cancellationToken).ConfigureAwait(false));
        return HealthCheckResult.Healthy("Every held partition runs.", data);
    }
}
