using System.ComponentModel.DataAnnotations;

namespace EcomIntel.Streaming.PostgreSql;

/// <summary>A name for a schema that needs no quotes: 1 to 63 lower-case letters, digits and underscores, a letter first.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SchemaNameAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is string { Length: > 0 and <= 63 } name && char.IsAsciiLetterLower(name[0]) && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_')
            ? ValidationResult.Success
            : new ValidationResult($"'{value}' is not 1 to 63 lower-case letters, digits or underscores with a letter first.", [validationContext.MemberName!]);
}
