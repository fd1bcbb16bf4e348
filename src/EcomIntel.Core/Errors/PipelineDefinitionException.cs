using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>A feature pipeline that cannot be built. Message and <see cref="Mistakes"/> list every mistake, not only the first.</summary>
public sealed class PipelineDefinitionException : EcomIntelException
{
    /// <summary>Creates the error without a message of its own.</summary>
    public PipelineDefinitionException()
    {
    }

    /// <summary>Creates the error with a message that says what happened and what to do.</summary>
    /// <param name="message">What happened and what to do.</param>
    public PipelineDefinitionException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error with a message and its cause.</summary>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public PipelineDefinitionException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Each mistake as a sentence of its own; empty where the message is the only one.</summary>
    public ImmutableArray<string> Mistakes { get; init; } = [];
}
