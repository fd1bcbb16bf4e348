using System.ComponentModel.DataAnnotations;
using Npgsql;

namespace EcomIntel.Streaming.PostgreSql;

/// <summary>A connection string that Npgsql can read. The message does not show it: a password may be part of it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ConnectionStringAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        if (value is not string { Length: > 0 } text)
        {
            return ValidationResult.Success;
        }

        try
        {
            return new NpgsqlConnectionStringBuilder(text).Host is { Length: > 0 } ? ValidationResult.Success : Failure("it names no Host", validationContext);
        }
        catch (ArgumentException error)
        {
            // Of an unknown keyword or a value that does not fit it, only the keyword is told.
            string cause = error.ParamName is { } keyword ? $"'{keyword}' is no keyword of it, or has a value that does not fit" : "it is not a list of Keyword=Value;";
            return Failure(cause, validationContext);
        }
    }

    private static ValidationResult Failure(string cause, ValidationContext validationContext) =>
        new($"{validationContext.MemberName} cannot be read: {cause}. Write it as Host=…;Database=…;Username=…;Password=….", [validationContext.MemberName!]);
}
