namespace EcomIntel.Synthetic;

/// <summary>Everything uniform and independent, so that no claim at all is true.</summary>
internal static class NullPlan
{
    private const decimal LowestPrice = 20m;
    private const decimal PriceStep = 45m;

    public static WorldPlan Make(long seed, NullOptions options)
    {
        decimal[] prices = new decimal[options.ProductsPerCategory];
        for (int i = 0; i < prices.Length; i++)
        {
            prices[i] = LowestPrice + (i * PriceStep);
        }

        return new WorldPlan(nameof(SyntheticWorld.Null), seed, options, options.Customers ?? NullOptions.DefaultCustomers) { SharedPrices = prices };
    }
}
