using System.Runtime.InteropServices;

namespace EcomIntel.Insights;

/// <summary>How far one level is from what was expected of it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LevelEffect(int Level, double Value, EffectInterval Interval, double PValue)
{
    /// <summary>The level that a report names: the highest where that matters, else the one furthest from no effect.</summary>
    public static LevelEffect MostNotable(ReadOnlySpan<LevelEffect> effects, EffectScale scale, double minimum)
    {
        LevelEffect highest = effects[0];
        LevelEffect furthest = effects[0];
        foreach (LevelEffect effect in effects)
        {
            highest = effect.Value > highest.Value ? effect : highest;
            furthest = Distance(effect, scale) > Distance(furthest, scale) ? effect : furthest;
        }

        return highest.Value >= minimum ? highest : furthest;
    }

    private static double Distance(LevelEffect effect, EffectScale scale) => Math.Abs(scale == EffectScale.Ratio ? Math.Log(effect.Value) : effect.Value);
}
