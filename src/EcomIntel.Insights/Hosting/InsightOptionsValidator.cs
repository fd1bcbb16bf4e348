using System.Globalization;
using Microsoft.Extensions.Options;

namespace EcomIntel.Insights;

/// <summary>Finds all mistakes in <see cref="InsightOptions"/> at once, with their values.</summary>
internal sealed class InsightOptionsValidator : IValidateOptions<InsightOptions>
{
    public ValidateOptionsResult Validate(string? name, InsightOptions options)
    {
        List<string> mistakes = Mistakes(options);
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    public static void ThrowIfInvalid(InsightOptions options, string parameter)
    {
        List<string> mistakes = Mistakes(options);
        if (mistakes.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", mistakes), parameter);
        }
    }

    private static List<string> Mistakes(InsightOptions options)
    {
        List<string> mistakes = [];
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone ?? string.Empty, out _))
        {
            mistakes.Add($"{nameof(options.TimeZone)} is '{options.TimeZone}', which is no known time zone; use an IANA name such as Africa/Accra.");
        }

        if (!(options.FalseDiscoveryRate is > 0 and <= 0.5))
        {
            mistakes.Add(string.Create(CultureInfo.InvariantCulture, $"{nameof(options.FalseDiscoveryRate)} is {options.FalseDiscoveryRate}; it must be above 0 and at most 0.5."));
        }

        if (!(options.MinimumEffectiveCustomers >= 2))
        {
            mistakes.Add(string.Create(CultureInfo.InvariantCulture, $"{nameof(options.MinimumEffectiveCustomers)} is {options.MinimumEffectiveCustomers}; it must be at least 2."));
        }

        if (options.MinimumGroupSize < 1)
        {
            mistakes.Add(string.Create(CultureInfo.InvariantCulture, $"{nameof(options.MinimumGroupSize)} is {options.MinimumGroupSize}; it must be at least 1."));
        }

        if (options.Margin is { } margin && !(margin is > 0 and <= 1))
        {
            mistakes.Add(string.Create(CultureInfo.InvariantCulture, $"{nameof(options.Margin)} is {margin}; it must be above 0 and at most 1, or null."));
        }

        if (options.MaxDegreeOfParallelism is 0 or < -1)
        {
            mistakes.Add(string.Create(CultureInfo.InvariantCulture, $"{nameof(options.MaxDegreeOfParallelism)} is {options.MaxDegreeOfParallelism}; it must be −1 (all cores) or above 0."));
        }

        return mistakes;
    }
}
