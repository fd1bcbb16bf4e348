using System.Collections.Immutable;

namespace EcomIntel.Modeling.Tests;

/// <summary>
/// A small world with known class probabilities: the logit of class c of 5 is sin(2π(hour − 4c)/24) + 1.2·[⌊(age − 18)/10⌋ = c]; gender, location and weekday do nothing.
/// </summary>
internal sealed class PlantedShop
{
    public static readonly ImmutableArray<string> Classes = ["Books", "Clothing", "Electronics", "Home", "Toys"];

    private static readonly FeatureSchema Schema = new(
    [
        new FeatureField("age", FeatureType.WholeNumber),
        new FeatureField("gender", FeatureType.Category) { Levels = ["Female", "Male", "Other"] },
        new FeatureField("location", FeatureType.Category) { Levels = ["Accra", "Cape Coast", "Ho", "Kumasi", "Tamale", "Wa"] },
        new FeatureField("hour_of_day", FeatureType.WholeNumber, Known.Moment),
        new FeatureField("day_of_week", FeatureType.WholeNumber, Known.Moment),
    ]);

    private PlantedShop(TrainingData data, double[] trueLosses)
    {
        Data = data;
        TrueLosses = trueLosses;
    }

    public TrainingData Data { get; }

    /// <summary>For each row −ln of its class's true probability.</summary>
    public double[] TrueLosses { get; }

    public static PlantedShop Create(int rows, long seed, double signal = 1, int rowsPerCustomer = 1)
    {
        SeededRandom random = SeededRandom.For(seed, "planted-shop");
        float[][] columns = [new float[rows], new float[rows], new float[rows], new float[rows], new float[rows]];
        int[] labels = new int[rows];
        int[] groups = new int[rows];
        double[] losses = new double[rows];
        double[] probabilities = new double[Classes.Length];
        for (int i = 0; i < rows; i++)
        {
            int age = 18 + random.NextInt32(52);
            int hour = random.NextInt32(24);
            bool known = i % rowsPerCustomer != 0;
            columns[0][i] = known ? columns[0][i - 1] : age;
            columns[1][i] = known ? columns[1][i - 1] : random.NextInt32(3);
            columns[2][i] = known ? columns[2][i - 1] : random.NextInt32(6);
            columns[3][i] = hour;
            columns[4][i] = random.NextInt32(7);
            groups[i] = i / rowsPerCustomer;
            for (int c = 0; c < probabilities.Length; c++)
            {
                double planted = Math.Sin(2 * Math.PI * (hour - (4 * c)) / 24) + ((int)(columns[0][i] - 18) / 10 == c ? 1.2 : 0);
                probabilities[c] = Math.Exp(signal * planted);
            }

            labels[i] = Draw(probabilities, random.NextDouble());
            losses[i] = -Math.Log(probabilities[labels[i]] / probabilities.Sum());
        }

        return new PlantedShop(new TrainingData(new FeatureMatrix(Schema, columns), Classes, labels, rowsPerCustomer > 1 ? groups : null), losses);
    }

    public static RowSet Rows(int start, int count) => RowSet.From([.. Enumerable.Range(start, count)]);

    private static int Draw(double[] weights, double u)
    {
        double rest = u * weights.Sum();
        int c = 0;
        while (c < weights.Length - 1 && rest >= weights[c])
        {
            rest -= weights[c++];
        }

        return c;
    }
}
