namespace EcomIntel;

/// <summary>A value that is another one when the row is computed from the past alone. Immutable; safe for any thread.</summary>
/// <param name="Feature">The feature's name.</param>
/// <param name="Row">The row of the dataset's transactions, counted from 0.</param>
/// <param name="TransactionId">The row's transaction.</param>
/// <param name="InTable">The value computed with the whole history, as it stands in CSV; empty where it is missing.</param>
/// <param name="FromPast">The value computed from only the events strictly before the row, and the row itself.</param>
public sealed record LeakDifference(string Feature, int Row, string TransactionId, string InTable, string FromPast);
