namespace EcomIntel.Streaming;

/// <summary>Another process holds the partition's store just now. The partition waits and is tried again; it has not failed.</summary>
public sealed class PartitionBusyException : EcomIntelException
{
    /// <summary>Creates the error without a message of its own.</summary>
    public PartitionBusyException()
    {
    }

    /// <summary>Creates the error with a message that says what happened and what to do.</summary>
    /// <param name="message">What happened and what to do.</param>
    public PartitionBusyException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error with a message and its cause.</summary>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public PartitionBusyException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
