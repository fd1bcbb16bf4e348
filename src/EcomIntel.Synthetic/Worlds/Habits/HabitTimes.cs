namespace EcomIntel.Synthetic;

/// <summary>
/// Draws orders customer by customer, each at times that suit the customer: favourites are spread evenly, so that all customers together have none, but those of a shop's few best
/// customers show. Holds all orders of the world; safe for any thread.
/// </summary>
internal static class HabitTimes
{
    /// <summary>Times in ascending order with their local hour and their customer.</summary>
    public static IEnumerable<(long Timestamp, int Hour, int Customer)> Draw(WorldPlan plan, SalesCalendar calendar, Population population, int count)
    {
        (long Timestamp, int Hour, int Customer)[] orders = new (long, int, int)[count];
        for (int i = 0; i < count; i++)
        {
            SeededRandom random = SeededRandom.For(plan.Seed, "habit_order", i);
            int customer = population.Draw(ref random);
            (long timestamp, int hour) = DrawTime(plan, calendar, customer, ref random);
            orders[i] = (timestamp, hour, customer);
        }

        Array.Sort(orders);
        return orders;
    }

    private static (long Timestamp, int Hour) DrawTime(WorldPlan plan, SalesCalendar calendar, int customer, ref SeededRandom random)
    {
        SeededRandom own = SeededRandom.For(plan.Seed, "habit_customer", customer);
        (double hourOf, double dayOf, int weekdayOf) = (own.NextDouble() * 24, own.NextDouble() * 365.25, own.NextInt32(7));
        while (true)
        {
            long timestamp = calendar.Start + (long)(random.NextDouble() * (calendar.End - calendar.Start));
            DateTime utc = EpochTime.FromMicroseconds(timestamp).UtcDateTime;
            DateTime local = utc + plan.Zone.GetUtcOffset(utc);
            double hour = Math.Exp(plan.Habits!.Hour * (Math.Cos(2 * Math.PI * (local.TimeOfDay.TotalHours - hourOf) / 24) - 1));
            double season = Math.Exp(plan.Habits.Season * (Math.Cos(2 * Math.PI * (local.DayOfYear - dayOf) / 365.25) - 1));
            double weekday = (int)local.DayOfWeek == weekdayOf ? 1 : 1 / plan.Habits.Weekday;
            if (random.NextDouble() < hour * season * weekday)
            {
                return (timestamp, local.Hour);
            }
        }
    }
}
