namespace EcomIntel;

internal enum CellState : byte
{
    Missing,
    Present,

    /// <summary>Present, and the text had more digits than a money column holds.</summary>
    Rounded,

    /// <summary>Present, and the local time that the text names was skipped by daylight saving.</summary>
    Shifted,

    /// <summary>There is text, but it is no value of the column's kind.</summary>
    Bad,
}
