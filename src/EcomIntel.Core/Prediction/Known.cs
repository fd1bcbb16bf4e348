namespace EcomIntel;

/// <summary>What a feature is known from. A purchase is predicted from what is known before it.</summary>
[Flags]
public enum Known
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The customer's own record: age, gender, location, attributes.</summary>
    Customer = 1,

    /// <summary>The moment alone: hour, weekday, month.</summary>
    Moment = 2,

    /// <summary>Events strictly before the moment.</summary>
    Past = 4,

    /// <summary>The row's own purchase: its product, category, quantity, price, and aggregates keyed by them.</summary>
    Purchase = 8,

    /// <summary>Events at or after the moment, such as totals over the whole history.</summary>
    Future = 16,

    /// <summary>All that is known before a purchase: customer, moment and past.</summary>
    BeforePurchase = Customer | Moment | Past,

    /// <summary>Everything.</summary>
    All = BeforePurchase | Purchase | Future,
}
