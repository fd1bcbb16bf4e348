namespace EcomIntel.Synthetic;

/// <summary>Customers with rates, tastes and times of their own, none of which has to do with anything else or with who they are.</summary>
internal static class HabitsPlan
{
    public static WorldPlan Make(long seed, HabitsOptions options) =>
        new(nameof(SyntheticWorld.Habits), seed, options, options.Customers ?? HabitsOptions.DefaultCustomers)
        {
            RateShape = options.RateShape,
            ParetoExponent = options.ParetoExponent,
            TasteConcentration = options.TasteConcentration,
            OrderSizeShares = [0.7, 0.2, 0.1],
            Habits = new HabitStrength(options.HourHabit, options.SeasonHabit, options.WeekdayHabit),
        };
}
