namespace EcomIntel;

/// <summary>The base of every error that the library reports about data, definitions or models. A caller's own mistakes stay <see cref="ArgumentException"/>.</summary>
public class EcomIntelException : Exception
{
    /// <summary>Creates the error without a message of its own.</summary>
    public EcomIntelException()
    {
    }

    /// <summary>Creates the error with a message that says what happened and what to do.</summary>
    /// <param name="message">What happened and what to do.</param>
    public EcomIntelException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error with a message and its cause.</summary>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public EcomIntelException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
