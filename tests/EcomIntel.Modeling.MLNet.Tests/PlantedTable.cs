using System.Collections.Immutable;

namespace EcomIntel.Modeling.MLNet.Tests;

/// <summary>
/// A table whose classes depend on hour (amplitude 1), age (+1 for one class between 25 and 40) and location (+0.7 for one class in one town); with
/// missing ages and locations, a pure noise column, five rows for each customer and every 40th row without a class.
/// </summary>
internal static class PlantedTable
{
    public static readonly ImmutableArray<string> Classes = ["Books", "Electronics", "Food", "Toys"];

    public static readonly FeatureSchema Schema = new(
    [
        new FeatureField("age", FeatureType.WholeNumber),
        new FeatureField("hour_of_day", FeatureType.WholeNumber, Known.Moment),
        new FeatureField("location", FeatureType.Category) { Levels = ["Accra", "Kumasi", "Tamale"] },
        new FeatureField("noise", FeatureType.Number),
    ]);

    public static TrainingData Make(int rows, int seed = 1)
    {
        float[][] columns = [new float[rows], new float[rows], new float[rows], new float[rows]];
        int[] labels = new int[rows];
        int[] groups = new int[rows];
        Span<double> odds = stackalloc double[Classes.Length];
        for (int row = 0; row < rows; row++)
        {
            groups[row] = row / 5;
            SeededRandom customer = SeededRandom.For(seed, "customer", groups[row]);
            SeededRandom random = SeededRandom.For(seed, "row", row);
            float age = 18 + customer.NextInt32(52);
            float location = customer.NextInt32(3);
            float hour = random.NextInt32(24);
            for (int c = 0; c < odds.Length; c++)
            {
                odds[c] = Math.Exp(Math.Sin(2 * Math.PI * (hour - (6 * c)) / 24));
            }

            odds[1] *= age is >= 25 and <= 40 ? Math.E : 1;
            odds[2] *= location == 1 ? 2 : 1;
            labels[row] = row % 40 == 39 ? -1 : Draw(odds, random.NextDouble());
            columns[0][row] = random.NextDouble() < 0.1 ? float.NaN : age;
            columns[1][row] = hour;
            columns[2][row] = random.NextDouble() < 0.05 ? float.NaN : location;
            columns[3][row] = (float)random.NextNormal();
        }

        return new TrainingData(new FeatureMatrix(Schema, columns), Classes, labels, groups);
    }

    /// <summary>The first 80% of the rows, in whole customers, and the rest.</summary>
    public static Split Parts(TrainingData data)
    {
        int cut = data.RowCount * 4 / 5;
        RowSet all = RowSet.All(data.RowCount);
        return new Split(RowSet.From(all.Rows[..cut]), RowSet.From(all.Rows[cut..]), "customer");
    }

    public static double[] Probabilities(this IClassifier model, TrainingData data, RowSet rows)
    {
        double[] probabilities = new double[rows.Count * model.Classes.Length];
        model.PredictBatch(data.Features, rows, probabilities);
        return probabilities;
    }

    private static int Draw(ReadOnlySpan<double> odds, double uniform)
    {
        double left = 0;
        foreach (double odd in odds)
        {
            left += odd;
        }

        left *= uniform;
        for (int c = 0; c < odds.Length; c++)
        {
            left -= odds[c];
            if (left < 0)
            {
                return c;
            }
        }

        return odds.Length - 1;
    }
}
