namespace EcomIntel.Modeling;

public sealed partial class RandomForest
{
    /// <summary>
    /// Saves the forest as an ONNX model (operators of version 17, trees of <c>ai.onnx.ml</c> 3) that other runtimes can serve: input <c>features</c>, one row of floats for each
    /// row, coded as <see cref="Schema"/> says, with NaN for missing; output <c>probabilities</c>, calibrated, in the order of <see cref="Classes"/>. Single precision: equal to 1e-5.
    /// </summary>
    /// <param name="path">The file; overwritten where it exists.</param>
    /// <param name="options">Other names, categories one-hot, the likeliest class; null for the defaults.</param>
    /// <exception cref="ArgumentException">Names are empty or the same.</exception>
    /// <remarks>The pipeline that makes the features is not part of it; the metadata <c>classes</c> and <c>features</c> hold the names, one a line.</remarks>
    public void SaveOnnx(string path, OnnxExportOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new OnnxExportOptions();
        OnnxExportOptions.ThrowIfInvalid(options);
        using FileStream stream = File.Create(path);
        SaveOnnx(stream, options);
    }

    /// <summary>Saves the forest as an ONNX model; see <see cref="SaveOnnx(string, OnnxExportOptions?)"/>.</summary>
    /// <param name="stream">Receives the bytes; left open.</param>
    /// <param name="options">Other names, categories one-hot, the likeliest class; null for the defaults.</param>
    /// <exception cref="ArgumentException">Names are empty or the same.</exception>
    public void SaveOnnx(Stream stream, OnnxExportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        options ??= new OnnxExportOptions();
        OnnxExportOptions.ThrowIfInvalid(options);
        OnnxModel.Write(Schema, Classes, _trees, Calibration, options).WriteTo(stream);
    }
}
