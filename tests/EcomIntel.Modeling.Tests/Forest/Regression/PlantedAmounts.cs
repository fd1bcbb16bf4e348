namespace EcomIntel.Modeling.Tests;

/// <summary>
/// A small world with known mean amounts: 30 + 10·sin(2π hour/24), 15 more from the age of 40, and by city +6, 0, 0, −9; normal noise of deviation 8. The weekday does nothing.
/// </summary>
internal sealed class PlantedAmounts
{
    public const double Noise = 8;

    private static readonly double[] OfCity = [6, 0, 0, -9];

    private static readonly FeatureSchema Schema = new(
    [
        new FeatureField("age", FeatureType.WholeNumber),
        new FeatureField("city", FeatureType.Category) { Levels = ["Accra", "Ho", "Kumasi", "Wa"] },
        new FeatureField("hour_of_day", FeatureType.WholeNumber, Known.Moment),
        new FeatureField("day_of_week", FeatureType.WholeNumber, Known.Moment),
    ]);

    private PlantedAmounts(RegressionData data, double[] truths)
    {
        Data = data;
        Truths = truths;
    }

    public RegressionData Data { get; }

    /// <summary>For each row its mean amount.</summary>
    public double[] Truths { get; }

    public static PlantedAmounts Create(int rows, long seed, double signal = 1, double noise = Noise, int rowsPerCustomer = 1, double taste = 0)
    {
        SeededRandom random = SeededRandom.For(seed, "planted-amounts");
        float[][] columns = [new float[rows], new float[rows], new float[rows], new float[rows]];
        double[] amounts = new double[rows];
        double[] truths = new double[rows];
        int[] groups = new int[rows];
        double own = 0;
        for (int i = 0; i < rows; i++)
        {
            bool known = i % rowsPerCustomer != 0;
            own = known ? own : taste * random.NextNormal();
            columns[0][i] = known ? columns[0][i - 1] : 18 + random.NextInt32(52);
            columns[1][i] = known ? columns[1][i - 1] : random.NextInt32(4);
            columns[2][i] = random.NextInt32(24);
            columns[3][i] = random.NextInt32(7);
            groups[i] = i / rowsPerCustomer;
            truths[i] = 30 + (signal * ((10 * Math.Sin(2 * Math.PI * columns[2][i] / 24)) + (columns[0][i] >= 40 ? 15 : 0) + OfCity[(int)columns[1][i]]));
            amounts[i] = truths[i] + own + (noise * random.NextNormal());
        }

        return new PlantedAmounts(new RegressionData(new FeatureMatrix(Schema, columns), amounts, rowsPerCustomer > 1 ? groups : null), truths);
    }
}
