namespace EcomIntel.Streaming.Kafka;

/// <summary>Kafka refused something or could not be reached. It may pass; what must not be tried again is a <see cref="TransportFatalException"/>.</summary>
public sealed class KafkaTransportException : EcomIntelException
{
    /// <summary>Creates the error without a message of its own.</summary>
    public KafkaTransportException()
    {
    }

    /// <summary>Creates the error with a message that says what happened and what to do.</summary>
    /// <param name="message">What happened and what to do.</param>
    public KafkaTransportException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error with a message and its cause.</summary>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public KafkaTransportException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The client's name for the error, such as <c>UnknownTopicOrPart</c>; null where it has none.</summary>
    public string? Code { get; init; }
}
