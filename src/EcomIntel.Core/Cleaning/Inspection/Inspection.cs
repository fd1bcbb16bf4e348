using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>What the raw inputs look like before any cleaning. Immutable; safe for any thread.</summary>
public sealed class Inspection
{
    internal Inspection(ImmutableArray<InputInspection> inputs) => Inputs = inputs;

    /// <summary>The inputs: customers and products where they came apart, then transactions.</summary>
    public ImmutableArray<InputInspection> Inputs { get; }

    /// <summary>The input of the transactions.</summary>
    public InputInspection Transactions => Inputs[^1];

    /// <summary>The tables of all inputs in plain text.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Join("\n\n", Inputs);
}
