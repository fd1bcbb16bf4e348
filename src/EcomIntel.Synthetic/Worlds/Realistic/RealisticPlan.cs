namespace EcomIntel.Synthetic;

/// <summary>A shop with the effects that shop owners look for, each planted at a stated strength.</summary>
internal static class RealisticPlan
{
    /// <summary>Pairs are within a category, so that they change what is bought of it and never how often: (category, popularity ranks).</summary>
    private static readonly (int Category, int First, int Second)[] Pairs = [(0, 0, 1), (0, 2, 3), (1, 0, 1), (1, 2, 3), (2, 0, 1)];

    public static WorldPlan Make(long seed, RealisticOptions options)
    {
        double[] months = Ones(12);
        months[options.PeakMonth - 1] = options.PeakMonthLift;
        double[] hours = Ones(24);
        foreach (int hour in options.PeakHours)
        {
            hours[hour] = options.PeakHourLift;
        }

        return new WorldPlan(nameof(SyntheticWorld.Realistic), seed, options, options.CustomerCount)
        {
            MonthLifts = months,
            WeekendLift = options.WeekendLift,
            HourLifts = hours,
            CategoryShares = [.. options.CategoryShares],
            CoreAgeShare = options.CoreAgeShare,
            CoreAgeLogOdds = options.CoreAgeLogOdds,
            HourAmplitude = options.HourAmplitude,
            RateShape = options.RateShape,
            TasteConcentration = options.TasteConcentration,
            GenderShares = [0.48, 0.48, 0.04],
            ProductSkew = 0.5,
            QuantityShares = [0.55, 0.25, 0.13, 0.07],
            OrderSizeShares = [0.7, 0.2, 0.1],
            PairLift = options.PairLift,
            Pairs = options.PairLift > 1 ? Pairs : [],
        };
    }

    private static double[] Ones(int count)
    {
        double[] ones = new double[count];
        Array.Fill(ones, 1);
        return ones;
    }
}
