namespace EcomIntel.Modeling;

/// <summary>What an exported ONNX model takes and gives. Mutable, for one thread.</summary>
public sealed class OnnxExportOptions
{
    /// <summary>The name of the input; <c>features</c> by default.</summary>
    public string InputName { get; set; } = "features";

    /// <summary>The name of the output of probabilities; <c>probabilities</c> by default.</summary>
    public string OutputName { get; set; } = "probabilities";

    /// <summary>The name of an output with the likeliest class in words, the first of equals, one for each row; null (the default) for none.</summary>
    public string? ClassName { get; set; }

    /// <summary>
    /// Whether categories come one-hot, as ML.NET and others have them: one value for each level in the place of the code, of which the first above 0 is taken and none is missing; false by default.
    /// </summary>
    public bool OneHot { get; set; }

    internal void ThrowIfInvalid()
    {
        ArgumentException.ThrowIfNullOrEmpty(InputName);
        ArgumentException.ThrowIfNullOrEmpty(OutputName);
        if (InputName == OutputName || ClassName is "" || ClassName == InputName || ClassName == OutputName)
        {
            throw new ArgumentException($"The names of the input, '{InputName}', and of the outputs, '{OutputName}' and '{ClassName}', must be different and not empty.", nameof(InputName));
        }
    }
}
