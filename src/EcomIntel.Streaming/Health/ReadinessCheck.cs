using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EcomIntel.Streaming;

internal sealed class ReadinessCheck(EventProcessor processor) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ImmutableArray<PartitionStatus> partitions = processor.Partitions;
        Dictionary<string, object> data = new(StringComparer.Ordinal);
        foreach (PartitionStatus partition in partitions)
        {
            data.Add($"partition {partition.Partition.ToString(CultureInfo.InvariantCulture)}", string.Create(CultureInfo.InvariantCulture, $"{partition.State}, next offset {partition.NextOffset}"));
        }

        PartitionStatus? idle = partitions.FirstOrDefault(partition => partition.State is not (PartitionState.Running or PartitionState.Closed));
        if (partitions.IsEmpty || idle is not null)
        {
            string cause = idle is null ? "No partition is assigned yet." : $"Partition {idle.Partition.ToString(CultureInfo.InvariantCulture)} is {idle.State}.";
            return new HealthCheckResult(context.Registration.FailureStatus, cause, idle?.Error, data);
        }

        data.Add("lag", await processor.GetLagAsync(cancellationToken).ConfigureAwait(false));
        return HealthCheckResult.Healthy("Every held partition runs.", data);
    }
}
