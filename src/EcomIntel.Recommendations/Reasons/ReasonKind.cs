namespace EcomIntel.Recommendations;

/// <summary>What a reason rests on.</summary>
public enum ReasonKind
{
    /// <summary>The model's probability of the category; the value is that probability.</summary>
    Model = 0,

    /// <summary>The customer bought of the category before; the value is the number of lines.</summary>
    BoughtBefore = 1,

    /// <summary>The cart holds something of the category; the value is the number of such lines.</summary>
    InCart = 2,

    /// <summary>It sells better at this hour than over the day; the value is how many times as well.</summary>
    PopularAtHour = 3,

    /// <summary>It sells well in its category; the value is its rank, counted from 1.</summary>
    Popular = 4,
}
