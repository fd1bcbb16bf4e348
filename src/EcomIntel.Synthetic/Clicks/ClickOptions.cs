namespace EcomIntel.Synthetic;

/// <summary>What visitors do besides buying. Each order is the end of a session of clicks. Read once; for one thread.</summary>
public sealed class ClickOptions
{
    /// <summary>Sessions without an order, for each session with one; 3 by default, from 0 to 100.</summary>
    public double AbandonedPerOrder { get; set; } = 3;

    /// <summary>Products looked at in a session besides those bought, on average; 2 by default, from 0 to 100.</summary>
    public double ExtraViews { get; set; } = 2;

    /// <summary>The share of sessions without an order that put something into the cart; 0.3 by default.</summary>
    public double CartShare { get; set; } = 0.3;

    /// <summary>The share of those that begin the checkout, too; 0.3 by default.</summary>
    public double CheckoutShare { get; set; } = 0.3;

    internal void Check(List<string> mistakes)
    {
        WorldOptions.Check(mistakes, AbandonedPerOrder is >= 0 and <= 100, $"Clicks.{nameof(AbandonedPerOrder)}", AbandonedPerOrder, "from 0 to 100");
        WorldOptions.Check(mistakes, ExtraViews is >= 0 and <= 100, $"Clicks.{nameof(ExtraViews)}", ExtraViews, "from 0 to 100");
        WorldOptions.Check(mistakes, CartShare is >= 0 and <= 1, $"Clicks.{nameof(CartShare)}", CartShare, "from 0 to 1");
        WorldOptions.Check(mistakes, CheckoutShare is >= 0 and <= 1, $"Clicks.{nameof(CheckoutShare)}", CheckoutShare, "from 0 to 1");
    }

    internal ClickPlan ToPlan() => new(AbandonedPerOrder, ExtraViews, CartShare, CheckoutShare);
}
