namespace EcomIntel.Insights;

/// <summary>What the whole report says, in one or two sentences.</summary>
internal static class Headline
{
    public static string Of(ReportOutline outline, Numbers numbers)
    {
        int supported = outline.Supported.Claims;
        string asked = Words.Count(outline.Claims, "claim", "claims", numbers.Culture);
        return supported == 0
            ? $"Nothing stands out beyond chance: of {asked} looked into, none is supported by this data. There is nothing to act on, and that is worth knowing."
            : $"Of {asked} looked into, {numbers.Count(supported)} {(supported == 1 ? "is" : "are")} supported by this data. Start there; leave alone what the data rules out or cannot tell.";
    }

    /// <summary>What the report was made from.</summary>
    public static string Scope(ReportedData data, Numbers numbers)
    {
        string rows = Words.Count(data.Transactions, "transaction", "transactions", numbers.Culture);
        string customers = Words.Count(data.Customers, "customer", "customers", numbers.Culture);
        string products = Words.Count(data.Products, "product", "products", numbers.Culture);
        return data is { FirstDay: { } first, LastDay: { } last }
            ? numbers.Text($"{first:d MMMM yyyy} to {last:d MMMM yyyy}: {rows}, {customers}, {products}")
            : $"{rows}, {customers}, {products}";
    }
}
