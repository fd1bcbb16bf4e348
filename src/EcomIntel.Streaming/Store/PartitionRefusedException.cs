namespace EcomIntel.Streaming;

/// <summary>A partition cannot be worked on as things are: its state and its log do not belong together, or its state is damaged. Nothing was changed.</summary>
public sealed class PartitionRefusedException : EcomIntelException
{
    /// <summary>Creates the error without a message of its own.</summary>
    public PartitionRefusedException()
    {
    }

    /// <summary>Creates the error with a message that says what happened and what to do.</summary>
    /// <param name="message">What happened and what to do.</param>
    public PartitionRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error with a message and its cause.</summary>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public PartitionRefusedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The partition; −1 where none is at fault.</summary>
    public int Partition { get; init; } = -1;

    /// <summary>Whether it is the topic that changed, so that no other partition of it may go on either.</summary>
    public bool ConcernsTopic { get; init; }
}
