namespace EcomIntel;

/// <summary>A feature that would tell the model what it is to predict. The message names every such feature and what each is known from.</summary>
public sealed class LeakageException : EcomIntelException
{
    /// <summary>Creates the error without a message of its own.</summary>
    public LeakageException()
    {
    }

    /// <summary>Creates the error with a message that says what happened and what to do.</summary>
    /// <param name="message">What happened and what to do.</param>
    public LeakageException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error with a message and its cause.</summary>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public LeakageException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
