namespace EcomIntel;

/// <summary>A profile cannot be read in this process, which says nothing of whether there is one: the partition that its customer belongs to is not here, or not ready.</summary>
public sealed class ProfileUnavailableException : EcomIntelException
{
    /// <summary>Creates the error without a message of its own.</summary>
    public ProfileUnavailableException()
    {
    }

    /// <summary>Creates the error with a message that says what happened and what to do.</summary>
    /// <param name="message">What happened and what to do.</param>
    public ProfileUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error with a message and its cause.</summary>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public ProfileUnavailableException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The customer's partition; −1 where none is known.</summary>
    public int Partition { get; init; } = -1;

    /// <summary>Why it cannot be read here; empty where the message says it all.</summary>
    public string Reason { get; init; } = "";
}
