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
            failures.Add($"DeadLetterTopic: '{options.DeadLetterTopic}' is also the Topic; dead letters need a topic of their own.");
        }

        if (options.MaxRetryDelay < options.RetryDelay)
        {
            failures.Add($"MaxRetryDelay: {options.MaxRetryDelay} is below RetryDelay, which is {options.RetryDelay}.");
        }

        if (options.LagLimit < 0)
        {
            failures.Add($"LagLimit: {options.LagLimit} is below 0.");
        }

        if (!Enum.IsDefined(options.Misrouted))
        {
            failures.Add($"Misrouted: {(int)options.Misrouted} is not DeadLetter or Resend.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
