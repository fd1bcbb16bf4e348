namespace EcomIntel.Insights;

/// <summary>How an effect is measured, and so which value means that there is none.</summary>
public enum EffectScale
{
    /// <summary>A difference: 0 is no effect, and an effect matters from −minimum down or from +minimum up.</summary>
    Difference = 0,

    /// <summary>A ratio: 1 is no effect, and an effect matters from 1 ÷ minimum down or from the minimum up.</summary>
    Ratio = 1,
}
