namespace EcomIntel.Synthetic;

/// <summary>How strongly customers keep to times of their own.</summary>
internal sealed record HabitStrength(double Hour, double Season, double Weekday);
