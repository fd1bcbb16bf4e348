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

    internal static void ThrowIfInvalid(OnnxExportOptions options)
    {
        List<string> names = options.ClassName is { } className ? [options.InputName, options.OutputName, className] : [options.InputName, options.OutputName];
        if (names.Any(string.IsNullOrEmpty) || names.Distinct(StringComparer.Ordinal).Count() < names.Count)
        {
            throw new ArgumentException(
                $"The names of the input, '{options.InputName}', and of the outputs, '{options.OutputName}' and '{options.ClassName}', must be different and not empty.", nameof(options));
        }
    }
}
