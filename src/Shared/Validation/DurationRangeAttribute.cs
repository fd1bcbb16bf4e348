using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace EcomIntel.Streaming;

/// <summary>A time span between two bounds, given as <c>d.hh:mm:ss.fff</c>; the message shows the value.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DurationRangeAttribute(string minimum, string maximum) : ValidationAttribute
{
    public string Minimum { get; } = minimum;

    public string Maximum { get; } = maximum;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is TimeSpan duration && duration >= TimeSpan.Parse(Minimum, CultureInfo.InvariantCulture) && duration <= TimeSpan.Parse(Maximum, CultureInfo.InvariantCulture)
            ? ValidationResult.Success
            : new ValidationResult($"{value} is not from {Minimum} to {Maximum}.", [validationContext.MemberName!]);
}
