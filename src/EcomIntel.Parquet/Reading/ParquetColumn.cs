using Parquet;

namespace EcomIntel.Parquet;

/// <summary>One column of the row group at hand, walked row by row.</summary>
internal abstract class ParquetColumn(string name, Type type)
{
    public string Name { get; } = name;

    /// <summary>The type of the values that readers see.</summary>
    public Type Type { get; } = type;

    /// <summary>Whether the current row has no value.</summary>
    public bool IsNull { get; protected set; }

    /// <summary>Reads the column of a row group; its buffers serve the next one too.</summary>
    public abstract ValueTask LoadAsync(ParquetRowGroupReader group, int rows, CancellationToken cancellationToken);

    /// <summary>Goes to the next row.</summary>
    public abstract void Advance();

    /// <summary>The current value in a box.</summary>
    public abstract object Boxed { get; }
}
