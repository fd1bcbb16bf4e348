namespace EcomIntel.Streaming;

/// <summary>A transport failed. What it says may pass, unless <see cref="IsFatal"/>.</summary>
public class EventTransportException : EcomIntelException
{
    /// <summary>Creates the error without a message of its own.</summary>
    public EventTransportException()
    {
    }

    /// <summary>Creates the error with a message that says what happened and what to do.</summary>
    /// <param name="message">What happened and what to do.</param>
    public EventTransportException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error with a message and its cause.</summary>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public EventTransportException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether trying again would do harm: a processor stops with it. False by default.</summary>
    public bool IsFatal { get; init; }
}
