using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EcomIntel.Streaming;

internal sealed class LagCheck(EventProcessor processor) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        IReadOnlyDictionary<int, long> lags = await processor.GetLagsAsync(cancellationToken).ConfigureAwait(false);
        Dictionary<string, object> data = lags.ToDictionary(lag => PartitionText.NameOf(lag.Key), lag => (object)lag.Value, StringComparer.Ordinal);
        long sum = lags.Values.Sum();
        data.Add("lag", sum);
        return processor.LagLimit is { } limit && sum > limit
            ? new HealthCheckResult(HealthStatus.Degraded, string.Create(CultureInfo.InvariantCulture, $"{sum} offsets are not committed yet; the limit is {limit}."), null, data)
            : HealthCheckResult.Healthy(string.Create(CultureInfo.InvariantCulture, $"{sum} offsets are not committed yet."), data);
    }
}
