namespace EcomIntel.Synthetic;

/// <summary>
/// The probability of each category for a customer at an hour: P(c) ∝ base(c) · taste(c) · e^(core log-odds, for one category and ages 25 to 40) ·
/// e^(amplitude · cos(2π(hour − peak(c)) / 24)). The bases are chosen so that over all customers and hours the shares are the planned ones.
/// Immutable; safe for any thread.
/// </summary>
internal sealed class CategoryModel
{
    /// <summary>The category that ages 25 to 40 prefer.</summary>
    public const int CoreCategory = 0;

    private const int ReferenceTastes = 100;
    private const int ReferenceSeed = 1;
    private const double Tolerance = 1e-6;

    private readonly double[] _bases;
    private readonly double[] _hourFactors;
    private readonly double _coreFactor;

    public CategoryModel(WorldPlan plan, double[] hourShares)
    {
        int count = plan.CategoryShares.Length;
        _coreFactor = Math.Exp(plan.CoreAgeLogOdds);
        _hourFactors = new double[24 * count];
        for (int hour = 0; hour < 24; hour++)
        {
            for (int c = 0; c < count; c++)
            {
                _hourFactors[(hour * count) + c] = Math.Exp(plan.HourAmplitude * Math.Cos(2 * Math.PI * (hour - (24.0 * c / count)) / 24));
            }
        }

        _bases = [.. plan.CategoryShares];
        Calibrate(plan, hourShares);
    }

    public int Count => _bases.Length;

    public static void DrawTaste(WorldPlan plan, long seed, string field, long entity, Span<double> taste)
    {
        if (double.IsPositiveInfinity(plan.TasteConcentration))
        {
            taste.Fill(1.0 / taste.Length);
            return;
        }

        SeededRandom random = SeededRandom.For(seed, field, entity);
        double sum = 0;
        foreach (ref double weight in taste)
        {
            weight = random.NextGamma(plan.TasteConcentration);
            sum += weight;
        }

        foreach (ref double weight in taste)
        {
            weight /= sum;
        }
    }

    public void Probabilities(ReadOnlySpan<double> taste, bool coreAge, int hour, Span<double> probabilities)
    {
        ReadOnlySpan<double> factors = _hourFactors.AsSpan(hour * Count, Count);
        double sum = 0;
        for (int c = 0; c < Count; c++)
        {
            double weight = _bases[c] * taste[c] * factors[c] * (coreAge && c == CoreCategory ? _coreFactor : 1);
            probabilities[c] = weight;
            sum += weight;
        }

        for (int c = 0; c < Count; c++)
        {
            probabilities[c] /= sum;
        }
    }

    /// <summary>Iterative proportional fitting over a fixed sample of tastes, each in all its rotations because categories' tastes are exchangeable.</summary>
    private void Calibrate(WorldPlan plan, double[] hourShares)
    {
        double[] tastes = ReferenceSample(plan);
        double[] shares = new double[Count];
        Span<double> probabilities = stackalloc double[Count];
        double error = double.PositiveInfinity;
        while (error > Tolerance)
        {
            Array.Clear(shares);
            for (int start = 0; start < tastes.Length; start += Count)
            {
                for (int hour = 0; hour < 24; hour++)
                {
                    for (int core = 0; core < 2; core++)
                    {
                        Probabilities(tastes.AsSpan(start, Count), core == 1, hour, probabilities);
                        double weight = hourShares[hour] * (core == 1 ? plan.CoreAgeShare : 1 - plan.CoreAgeShare) * Count / tastes.Length;
                        for (int c = 0; c < Count; c++)
                        {
                            shares[c] += weight * probabilities[c];
                        }
                    }
                }
            }

            error = 0;
            for (int c = 0; c < Count; c++)
            {
                error = Math.Max(error, Math.Abs(shares[c] - plan.CategoryShares[c]));
                _bases[c] *= plan.CategoryShares[c] / shares[c];
            }
        }
    }

    private double[] ReferenceSample(WorldPlan plan)
    {
        int draws = double.IsPositiveInfinity(plan.TasteConcentration) ? 1 : ReferenceTastes;
        double[] tastes = new double[draws * Count * Count];
        Span<double> taste = stackalloc double[Count];
        for (int draw = 0; draw < draws; draw++)
        {
            DrawTaste(plan, ReferenceSeed, "reference_taste", draw, taste);
            for (int turn = 0; turn < Count; turn++)
            {
                for (int c = 0; c < Count; c++)
                {
                    tastes[(((draw * Count) + turn) * Count) + c] = taste[(c + turn) % Count];
                }
            }
        }

        return tastes;
    }
}
