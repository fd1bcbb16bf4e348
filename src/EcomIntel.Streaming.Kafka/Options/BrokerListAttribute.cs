using System.ComponentModel.DataAnnotations;

namespace EcomIntel.Streaming.Kafka;

/// <summary>Brokers as <c>host:port</c> with commas between them; the message shows the value.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BrokerListAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is string text && BrokerAddress.TryParse(text, out _)
            ? ValidationResult.Success
            : new ValidationResult($"'{value}' is not host:port, or several with commas between them.", [validationContext.MemberName!]);
}
