using EcomIntel.Streaming;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds what a shop's streaming says of itself to an app's health checks.</summary>
public static class EcomIntelligenceHealthChecksExtensions
{
    /// <summary>
    /// Adds <c>ecomintel_streaming_live</c> (tag <c>live</c>: unhealthy where the processor cannot go on), <c>ecomintel_streaming_ready</c> (tag <c>ready</c>:
    /// healthy once every held partition runs and is restored; its data tell each one's state, next offset and reason) and <c>ecomintel_streaming_lag</c> (tag
    /// <c>lag</c>: degraded beyond <see cref="StreamingOptions.LagLimit"/>; its data tell each partition's lag). A shop's name is put behind them.
    /// </summary>
    /// <param name="builder">What <c>AddHealthChecks</c> returned.</param>
    /// <param name="name">The shop's name; empty for the only one.</param>
    /// <returns>The same builder.</returns>
    public static IHealthChecksBuilder AddEcomIntelligence(this IHealthChecksBuilder builder, string name = "")
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(name);
        string suffix = name.Length == 0 ? name : "_" + name;
        return builder
            .Add(new HealthCheckRegistration("ecomintel_streaming_live" + suffix, services => new LivenessCheck(services.GetRequiredKeyedService<EventProcessor>(name)), null, ["live"]))
            .Add(new HealthCheckRegistration("ecomintel_streaming_ready" + suffix, services => new ReadinessCheck(services.GetRequiredKeyedService<EventProcessor>(name)), null, ["ready"]))
            .Add(new HealthCheckRegistration("ecomintel_streaming_lag" + suffix, services => new LagCheck(services.GetRequiredKeyedService<EventProcessor>(name)), null, ["lag"]));
    }
}
