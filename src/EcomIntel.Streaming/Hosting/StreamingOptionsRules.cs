using Microsoft.Extensions.Options;

namespace EcomIntel.Streaming;

/// <summary>What concerns more than one option.</summary>
internal sealed class StreamingOptionsRules : IValidateOptions<StreamingOptions>
{
    public ValidateOptionsResult Validate(string? name, StreamingOptions options)
    {
        List<string> failures = [];
        if (options.Topic == options.DeadLetterTopic)
        {
            failures.Add($"DeadLetterTopic is '{options.DeadLetterTopic}', the same as Topic; dead letters need a topic of their own.");
        }

        if (options.MaxRetryDelay < options.RetryDelay)
        {
            failures.Add($"MaxRetryDelay is {options.MaxRetryDelay}; it must not be below RetryDelay, which is {options.RetryDelay}.");
        }

        if (!Enum.IsDefined(options.Misrouted))
        {
            failures.Add($"Misrouted is {(int)options.Misrouted}; it must be DeadLetter or Resend.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
