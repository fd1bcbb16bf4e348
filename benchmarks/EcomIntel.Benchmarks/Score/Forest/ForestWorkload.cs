using System.Globalization;

namespace EcomIntel.Benchmarks;

/// <summary>A table for forests, with the log-loss of the true probabilities of each row where they are known.</summary>
/// <param name="Name">The name in the output.</param>
/// <param name="Data">Features and classes.</param>
/// <param name="TrueLosses">For each row −ln of its class's true probability; empty where nobody knows.</param>
internal sealed record ForestWorkload(string Name, TrainingData Data, double[] TrueLosses)
{
    private const int Classes = 5;
    private const int Chunk = 1 << 16;
    private const int Noisy = 6;
    private const double Informative = 0.8;

    public RowSet Train => RowSet.From([.. Enumerable.Range(0, TrainRows)]);

    public RowSet Test => RowSet.From([.. Enumerable.Range(TrainRows, Data.RowCount - TrainRows)]);

    public int TrainRows => (int)(Data.RowCount * 8L / 10);

    /// <summary>
    /// A: age 18..69, gender (3), location (6) and weekday (7) one-hot, hour 0..23, all uniform; the logit of class c is sin(2π(hour − 4c)/24) + 1.2·[⌊(age − 18)/10⌋ = c].
    /// B: six log-normal columns more, exp(z) of standard normal z; the logits of classes 0 and 1 rise by 0.8 times the first's and the second's z.
    /// </summary>
    public static ForestWorkload Make(string name, int rows, long seed)
    {
        (string Name, int Levels)[] coded = [("gender", 3), ("location", 6), ("weekday", 7)];
        List<string> names = ["age"];
        names.AddRange(coded.SelectMany(column => Enumerable.Range(0, column.Levels).Select(level => string.Create(CultureInfo.InvariantCulture, $"{column.Name}_{level}"))));
        names.Add("hour");
        int plain = names.Count;
        names.AddRange(name == "B" ? Enumerable.Range(0, Noisy).Select(i => string.Create(CultureInfo.InvariantCulture, $"amount_{i}")) : []);
        float[][] columns = [.. names.Select(_ => new float[rows])];
        int[] labels = new int[rows];
        double[] losses = new double[rows];
        Parallel.For(0, (rows + Chunk - 1) / Chunk, chunk =>
        {
            SeededRandom random = SeededRandom.For(seed, "forest-workload", chunk);
            Span<double> weights = stackalloc double[Classes];
            Span<double> normal = stackalloc double[Noisy];
            for (int row = chunk * Chunk; row < Math.Min(rows, (chunk + 1) * Chunk); row++)
            {
                int age = 18 + random.NextInt32(52);
                int hour = random.NextInt32(24);
                columns[0][row] = age;
                columns[plain - 1][row] = hour;
                int first = 1;
                foreach ((_, int levels) in coded)
                {
                    columns[first + random.NextInt32(levels)][row] = 1;
                    first += levels;
                }

                for (int i = plain; i < columns.Length; i++)
                {
                    normal[i - plain] = random.NextNormal();
                    columns[i][row] = (float)Math.Exp(normal[i - plain]);
                }

                for (int c = 0; c < Classes; c++)
                {
                    double logit = Math.Sin(2 * Math.PI * (hour - (4 * c)) / 24) + ((age - 18) / 10 == c ? 1.2 : 0) + (name == "B" && c < 2 ? Informative * normal[c] : 0);
                    weights[c] = Math.Exp(logit);
                }

                (labels[row], losses[row]) = Draw(weights, random.NextDouble());
            }
        });
        FeatureSchema schema = new(names.Select(column => new FeatureField(column, FeatureType.Number)));
        TrainingData data = new(new FeatureMatrix(schema, columns), [.. Enumerable.Range(0, Classes).Select(c => c.ToString(CultureInfo.InvariantCulture))], labels);
        return new ForestWorkload(string.Create(CultureInfo.InvariantCulture, $"{name} {rows:N0}"), data, losses);
    }

    private static (int Label, double Loss) Draw(ReadOnlySpan<double> weights, double u)
    {
        double total = 0;
        foreach (double weight in weights)
        {
            total += weight;
        }

        double rest = u * total;
        int c = 0;
        while (c < weights.Length - 1 && rest >= weights[c])
        {
            rest -= weights[c++];
        }

        return (c, -Math.Log(weights[c] / total));
    }
}
