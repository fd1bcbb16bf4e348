namespace EcomIntel.Streaming;

/// <summary>A member of a consumer group cannot go on, nor can another in its place: trying again would do harm, as where its identity was taken by another process.</summary>
public sealed class TransportFatalException : EcomIntelException
{
    /// <summary>Creates the error without a message of its own.</summary>
    public TransportFatalException()
    {
    }

    /// <summary>Creates the error with a message that says what happened and what to do.</summary>
    /// <param name="message">What happened and what to do.</param>
    public TransportFatalException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error with a message and its cause.</summary>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public TransportFatalException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
