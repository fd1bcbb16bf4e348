namespace EcomIntel;

/// <summary>Columns that are not those a model or a pipeline was made for. The message names every difference.</summary>
public sealed class SchemaMismatchException : EcomIntelException
{
    /// <summary>Creates the error without a message of its own.</summary>
    public SchemaMismatchException()
    {
    }

    /// <summary>Creates the error with a message that says what happened and what to do.</summary>
    /// <param name="message">What happened and what to do.</param>
    public SchemaMismatchException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error with a message and its cause.</summary>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public SchemaMismatchException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
