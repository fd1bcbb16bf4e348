using System.ComponentModel.DataAnnotations;

namespace EcomIntel.Streaming;

/// <summary>A name that Kafka takes for a topic: 1 to 249 letters, digits, dots, underscores and hyphens.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TopicNameAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is string { Length: > 0 and <= 249 } name and not ("." or "..") && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-')
            ? ValidationResult.Success
            : new ValidationResult($"'{value}' is not 1 to 249 letters, digits, dots, underscores or hyphens.", [validationContext.MemberName!]);
}
