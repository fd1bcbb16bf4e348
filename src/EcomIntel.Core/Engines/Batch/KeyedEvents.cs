namespace EcomIntel;

/// <summary>The rows that look back and the events that they look back on, key by key in the order of time and id.</summary>
/// <param name="Rows">The rows of each key.</param>
/// <param name="RowKeys">The key of each row; −1 for nobody's.</param>
/// <param name="RowTimes">When each row looks back.</param>
/// <param name="Events">The events of each key.</param>
/// <param name="Times">When each event happened.</param>
/// <param name="Values">What the aggregates are of; null for nothing.</param>
internal sealed record KeyedEvents(KeyedOrder Rows, int[] RowKeys, long[] RowTimes, KeyedOrder Events, long[] Times, long[]? Values);
