using System.ComponentModel.DataAnnotations;

namespace EcomIntel.Streaming;

/// <summary>A name that serves for files and rows: 1 to 200 letters, digits, dots, underscores and hyphens, or null for the default.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class StateNameAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is null || (value is string { Length: > 0 and <= 200 } name && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-'))
            ? ValidationResult.Success
            : new ValidationResult($"'{value}' is not 1 to 200 letters, digits, dots, underscores or hyphens.", [validationContext.MemberName!]);
}
