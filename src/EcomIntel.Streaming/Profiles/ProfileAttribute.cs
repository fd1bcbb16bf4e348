using System.Runtime.InteropServices;

namespace EcomIntel.Streaming;

/// <summary>An extra column of the customer, as it is saved.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ProfileAttribute(string Name, double? Number, string? Text)
{
    public AttributeValue ToValue() => Number is { } number ? AttributeValue.Of(number) : AttributeValue.Of(Text);
}
