using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EcomIntel.Streaming;

internal sealed class LivenessCheck(EventProcessor processor) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(processor.Completion.IsFaulted
            ? new HealthCheckResult(context.Registration.FailureStatus, "The processor cannot go on.", processor.Completion.Exception!.InnerException)
            : HealthCheckResult.Healthy());
}
