using Microsoft.ML;
using Microsoft.ML.Data;

namespace EcomIntel.Modeling.MLNet;

/// <summary>
/// The random forest as transforms of ML.NET's own, which <c>MLContext.Model.Save</c> can save: ML.NET gives transformers from outside no way to save themselves, so the forest
/// becomes an ONNX model inside the chain. Safe for any thread.
/// </summary>
/// <remarks>
/// Needs ONNX Runtime's native library: reference <c>Microsoft.ML.OnnxRuntime</c> (or one of its kind for a GPU) in the app, where it is made and where it is loaded.
/// </remarks>
public static class SaveableForestExtensions
{
    /// <summary>
    /// Makes transforms of a forest that can be saved: they add <c>Score</c> and <c>PredictedLabel</c> as <see cref="EcomForestTransformer"/> does, equal to 1e-5. Nothing is kept outside of them: no
    /// file is needed besides the one that ML.NET saves.
    /// </summary>
    /// <param name="forest">The forest. The pipeline of its schema is not taken along.</param>
    /// <param name="ml">The caller's context.</param>
    /// <param name="featureColumnName">
    /// A vector of <see cref="float"/>, as <see cref="TrainingDataViewExtensions.ToDataView"/> makes it: a number in one slot, a category in one for each level; <c>Features</c> by default.
    /// </param>
    /// <returns>The transforms, to append to a chain by <c>new TransformerChain&lt;ITransformer&gt;(before, these)</c> or to use alone.</returns>
    /// <exception cref="ArgumentException">The name of the column is empty or <c>Score</c> or <c>PredictedLabel</c>.</exception>
    /// <exception cref="DllNotFoundException">ONNX Runtime's native library is absent. ML.NET may wrap it in an exception of its own.</exception>
    public static ITransformer ToSaveable(this RandomForest forest, MLContext ml, string featureColumnName = MLNetColumns.Features)
    {
        ArgumentNullException.ThrowIfNull(forest);
        ArgumentNullException.ThrowIfNull(ml);
        ArgumentException.ThrowIfNullOrEmpty(featureColumnName);
        using MemoryStream model = new();
        forest.SaveOnnx(model, new() { InputName = featureColumnName, OutputName = MLNetColumns.Score, ClassName = MLNetColumns.PredictedLabel, OneHot = true });
        model.Position = 0;
        int slots = new SlotLayout(forest.Schema).SlotCount;
        IDataView empty = ml.Data.LoadFromEnumerable<ForestInput>([], ForestMapping.InputDefinition(featureColumnName, slots));
        return ml.Transforms.ApplyOnnxModel([MLNetColumns.Score, MLNetColumns.PredictedLabel], [featureColumnName], model)
            .Append(ClassKeys.Estimator(ml, MLNetColumns.PredictedLabel, forest.Classes))
            .Fit(empty);
    }

    /// <summary>Makes a fitted chain that ends with our forest one that can be saved: the transforms before it are the same, the forest is replaced by <see cref="ToSaveable(RandomForest, MLContext, string)"/>.</summary>
    /// <param name="chain">The chain.</param>
    /// <returns>The chain to give to <c>MLContext.Model.Save</c>.</returns>
    /// <exception cref="DllNotFoundException">ONNX Runtime's native library is absent. ML.NET may wrap it in an exception of its own.</exception>
    public static ITransformer ToSaveable(this TransformerChain<EcomForestTransformer> chain)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return new TransformerChain<ITransformer>([.. chain.SkipLast(1), chain.LastTransformer.ToSaveable()]);
    }
}
