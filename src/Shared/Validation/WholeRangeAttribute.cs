using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace EcomIntel.Streaming;

/// <summary>A whole number between two bounds; the message shows the value.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WholeRangeAttribute(long minimum, long maximum) : ValidationAttribute
{
    public long Minimum { get; } = minimum;

    public long Maximum { get; } = maximum;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        Convert.ToInt64(value, CultureInfo.InvariantCulture) is long number && number >= Minimum && number <= Maximum ? ValidationResult.Success
            : new ValidationResult(string.Create(CultureInfo.InvariantCulture, $"{value} is not from {Minimum} to {Maximum}."), [validationContext.MemberName!]);
}
