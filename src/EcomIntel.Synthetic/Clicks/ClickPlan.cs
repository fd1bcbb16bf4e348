namespace EcomIntel.Synthetic;

/// <summary>The values of <see cref="ClickOptions"/>, frozen.</summary>
internal sealed record ClickPlan(double AbandonedPerOrder, double ExtraViews, double CartShare, double CheckoutShare);
