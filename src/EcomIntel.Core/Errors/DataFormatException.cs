namespace EcomIntel;

/// <summary>Input that cannot be read as a table of the expected shape. What can be set aside row by row is quarantined in the cleaning report instead.</summary>
public sealed class DataFormatException : EcomIntelException
{
    /// <summary>Creates the error without a message of its own.</summary>
    public DataFormatException()
    {
    }

    /// <summary>Creates the error with a message that says what happened and what to do.</summary>
    /// <param name="message">What happened and what to do.</param>
    public DataFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error with a message and its cause.</summary>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public DataFormatException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The file's path as the caller gave it; null for input that is not a file.</summary>
    public string? File { get; init; }

    /// <summary>The number of the row, 1 for the first row after the header; null where no row is at fault.</summary>
    public long? Row { get; init; }

    /// <summary>The column's name in the input; null where no column is at fault.</summary>
    public string? Column { get; init; }

    /// <summary>The offending text; null where there is none.</summary>
    public string? Value { get; init; }
}
