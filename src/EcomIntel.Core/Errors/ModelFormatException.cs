namespace EcomIntel;

/// <summary>A model file that cannot be read: truncated, damaged, of a newer version, or not a model at all.</summary>
public sealed class ModelFormatException : EcomIntelException
{
    /// <summary>Creates the error without a message of its own.</summary>
    public ModelFormatException()
    {
    }

    /// <summary>Creates the error with a message that says what happened and what to do.</summary>
    /// <param name="message">What happened and what to do.</param>
    public ModelFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error with a message and its cause.</summary>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public ModelFormatException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
