using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>
/// The functions of custom features and custom keys by name: code is not written with a pipeline, so that whoever loads one gives its functions again.
/// Immutable; safe for any thread if the functions are.
/// </summary>
public sealed class FeatureFunctions
{
    private readonly ImmutableDictionary<string, Func<FeatureRow, double>> _features;
    private readonly ImmutableDictionary<string, Func<FeatureRow, string?>> _keys;

    private FeatureFunctions(ImmutableDictionary<string, Func<FeatureRow, double>> features, ImmutableDictionary<string, Func<FeatureRow, string?>> keys)
    {
        _features = features;
        _keys = keys;
    }

    /// <summary>No functions; where to start from.</summary>
    public static FeatureFunctions None { get; } =
        new(ImmutableDictionary.Create<string, Func<FeatureRow, double>>(StringComparer.Ordinal), ImmutableDictionary.Create<string, Func<FeatureRow, string?>>(StringComparer.Ordinal));

    /// <summary>These functions and that of a custom feature.</summary>
    /// <param name="name">The feature's name.</param>
    /// <param name="value">The function that <see cref="FeaturePipelineBuilder.AddCustom"/> was given.</param>
    /// <returns>The functions; this object stays as it is.</returns>
    /// <exception cref="ArgumentException">There is a feature of this name already.</exception>
    public FeatureFunctions Add(string name, Func<FeatureRow, double> value) => new(Added(_features, name, value), _keys);

    /// <summary>These functions and that of a custom key.</summary>
    /// <param name="name">The key's name.</param>
    /// <param name="key">The function that <see cref="By.Custom"/> was given.</param>
    /// <returns>The functions; this object stays as it is.</returns>
    /// <exception cref="ArgumentException">There is a key of this name already.</exception>
    public FeatureFunctions AddKey(string name, Func<FeatureRow, string?> key) => new(_features, Added(_keys, name, key));

    internal Func<FeatureRow, double>? Feature(string name) => _features.GetValueOrDefault(name);

    internal Func<FeatureRow, string?>? Key(string name) => _keys.GetValueOrDefault(name);

    private static ImmutableDictionary<string, T> Added<T>(ImmutableDictionary<string, T> functions, string name, T function)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(function);
        return functions.ContainsKey(name)
            ? throw new ArgumentException($"There is a function called '{name}' already. Give each one once.", nameof(name))
            : functions.Add(name, function);
    }
}
