using System.ComponentModel.DataAnnotations;

namespace EcomIntel.Streaming;

/// <summary>The name of a time zone that this machine knows.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class KnownTimeZoneAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is string { Length: > 0 } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out _) ? ValidationResult.Success
            : new ValidationResult($"'{value}' is not a time zone such as UTC or Africa/Accra.", [validationContext.MemberName!]);
}
