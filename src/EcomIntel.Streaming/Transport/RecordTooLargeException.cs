namespace EcomIntel.Streaming;

/// <summary>A record is larger than its log takes. Trying again does not help.</summary>
public sealed class RecordTooLargeException : EcomIntelException
{
    /// <summary>Creates the error without a message of its own.</summary>
    public RecordTooLargeException()
    {
    }

    /// <summary>Creates the error with a message that says what happened and what to do.</summary>
    /// <param name="message">What happened and what to do.</param>
    public RecordTooLargeException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error with a message and its cause.</summary>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public RecordTooLargeException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
