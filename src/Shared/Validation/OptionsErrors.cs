using Microsoft.Extensions.Options;

namespace EcomIntel.Streaming;

/// <summary>The same checks for options that come without a host.</summary>
internal static class OptionsErrors
{
    public static void ThrowIfInvalid<TOptions>(IValidateOptions<TOptions> validator, TOptions options)
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(options);
        ValidateOptionsResult result = validator.Validate(null, options);
        if (result.Failed)
        {
            throw new ArgumentException(string.Join(' ', result.Failures!), nameof(options));
        }
    }
}
