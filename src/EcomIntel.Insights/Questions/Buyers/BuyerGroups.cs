namespace EcomIntel.Insights;

/// <summary>A column by which buyers or moments are told apart: the groups in words, and which group each row is of.</summary>
/// <param name="Column">The column's name, as the claim's id has it.</param>
/// <param name="Keys">A short name of each group, for ids.</param>
/// <param name="Phrases">Each group as a sentence begins with it.</param>
/// <param name="OfRow">For each row its group; −1 where it is not known.</param>
/// <param name="Asked">The groups that are compared with all others.</param>
internal sealed record BuyerGroups(string Column, string[] Keys, FormattableString[] Phrases, int[] OfRow, int[] Asked)
{
    /// <summary>For a column of customers the group of each customer; null for a column of moments.</summary>
    public int[]? OfCustomer { get; init; }

    /// <summary>For a column of moments its value by order, on a cycle of so many; null for a column of customers.</summary>
    public (int[] ByOrder, int Period)? Cycle { get; init; }
}
