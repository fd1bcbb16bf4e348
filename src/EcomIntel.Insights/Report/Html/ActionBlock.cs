using System.Collections.Immutable;

namespace EcomIntel.Insights;

/// <summary>What to do about claims, and what that is worth where a margin was given.</summary>
internal static class ActionBlock
{
    public static void Write(Markup html, ImmutableArray<Claim> claims, Numbers numbers)
    {
        Claim[] actionable = [.. claims.Where(claim => claim.Action is not null)];
        if (actionable.Length == 0)
        {
            return;
        }

        html.AddConstant("""<div class="action"><strong>What to do</strong>""");
        foreach (Claim claim in actionable)
        {
            html.Add($"""<p>{claim.ActionIn(numbers.Culture)}</p>""");
            if (claim.ExpectedValue is { } value)
            {
                html.Add($"""<p><b>{Worth(value, numbers)}</b> {value.BasisIn(numbers.Culture)}</p>""");
            }
        }

        html.AddConstant("</div>");
    }

    /// <summary>The expected value as a sentence.</summary>
    public static string Worth(ExpectedValue value, Numbers numbers)
    {
        string range = value.Interval is { } interval ? $" (95% interval: {numbers.Range(interval, ValueStyle.Money)})" : string.Empty;
        return $"Worth about {numbers.Of(value.Profit, ValueStyle.Money)} of profit a year{range}, at a margin of {numbers.Of(value.Margin, ValueStyle.Share)}.";
    }
}
