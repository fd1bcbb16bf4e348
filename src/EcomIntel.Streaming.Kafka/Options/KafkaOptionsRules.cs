using Confluent.Kafka;
using Microsoft.Extensions.Options;

namespace EcomIntel.Streaming.Kafka;

/// <summary>What concerns more than one option.</summary>
internal sealed class KafkaOptionsRules : IValidateOptions<KafkaOptions>
{
    public ValidateOptionsResult Validate(string? name, KafkaOptions options)
    {
        List<string> failures = [.. Security(options), .. Group(options), .. FixedSettings.Refusals(options.Settings.Keys)];
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Security(KafkaOptions options)
    {
        SecurityProtocol protocol = KafkaSecurity.ProtocolOf(options);
        bool isPlain = protocol is SecurityProtocol.Plaintext or SecurityProtocol.SaslPlaintext;
        if (isPlain && !options.AllowPlaintext && !KafkaSecurity.IsLocal(options))
        {
            yield return $"SecurityProtocol: {protocol} would send events, and any password, unprotected to '{options.BootstrapServers}'; use Ssl or SaslSsl, or set AllowPlaintext.";
        }

        bool isSasl = protocol is SecurityProtocol.SaslPlaintext or SecurityProtocol.SaslSsl;
        if (isSasl && options.SaslMechanism is null)
        {
            yield return $"SaslMechanism: must be set with {protocol}.";
        }

        if (!isSasl && options.SaslMechanism is { } mechanism)
        {
            yield return $"SaslMechanism: {mechanism} has no effect with {protocol}; use SaslSsl.";
        }

        if (options.SaslMechanism is SaslMechanism.Plain or SaslMechanism.ScramSha256 or SaslMechanism.ScramSha512 && (options.SaslUsername is null || options.SaslPassword is null))
        {
            yield return $"SaslUsername, SaslPassword: must be set with {options.SaslMechanism}.";
        }
    }

    private static IEnumerable<string> Group(KafkaOptions options)
    {
        if (!Enum.IsDefined(options.GroupProtocol))
        {
            yield return $"GroupProtocol: {(int)options.GroupProtocol} is not Classic or Consumer.";
        }

        if (options.SessionTimeout is { } timeout)
        {
            if (options.GroupProtocol == GroupProtocol.Consumer)
            {
                yield return $"SessionTimeout: {timeout} is of the classic protocol; with GroupProtocol Consumer the brokers decide it (group.consumer.session.timeout.ms).";
            }
            else if (timeout < TimeSpan.FromSeconds(1) || timeout > options.MaxPollInterval)
            {
                yield return $"SessionTimeout: {timeout} is not from 00:00:01 to MaxPollInterval, which is {options.MaxPollInterval}.";
            }
        }

        if (options.Assignor is { } assignor && options.GroupProtocol == GroupProtocol.Consumer)
        {
            yield return $"Assignor: {assignor} is of the classic protocol; with GroupProtocol Consumer the brokers decide it.";
        }
    }
}
