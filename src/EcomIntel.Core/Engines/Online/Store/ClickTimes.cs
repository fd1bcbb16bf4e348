namespace EcomIntel;

/// <summary>When each customer clicked last: the next click may start a session.</summary>
internal sealed class ClickTimes
{
    private readonly Dictionary<string, long> _newest = new(StringComparer.Ordinal);

    /// <summary>The time of a customer's newest click, or <see cref="KeyState.Never"/>; guests have none.</summary>
    public long NewestOf(string? customer) => customer is not null && _newest.TryGetValue(customer, out long newest) ? newest : KeyState.Never;

    public void Observe(string? customer, long time)
    {
        if (customer is not null)
        {
            _newest[customer] = Math.Max(NewestOf(customer), time);
        }
    }

    public bool TryAdd(string customer, long newest) => _newest.TryAdd(customer, newest);

    public void Merge(ClickTimes other)
    {
        foreach ((string customer, long newest) in other._newest)
        {
            Observe(customer, newest);
        }

        other._newest.Clear();
    }

    public IEnumerable<KeyValuePair<string, long>> InOrder() => _newest.OrderBy(newest => newest.Key, StringComparer.Ordinal);
}
