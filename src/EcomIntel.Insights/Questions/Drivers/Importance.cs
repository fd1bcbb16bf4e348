namespace EcomIntel.Insights;

/// <summary>
/// What a column is worth to a model on held-out customers: the loss with its values shuffled minus the true loss (Breiman, 2001; Fisher, Rudin and Dominici, 2019).
/// Modeling's PermutationImportance predicts every shuffle; a p-value needs hundreds of them, so here the model predicts each level once and shuffles only look losses up.
/// </summary>
/// <param name="Gains">For each row the expected loss over all shuffles minus the true loss, in nats.</param>
/// <param name="PValue">The rank of the true loss among those of random shuffles.</param>
internal sealed record Importance(double[] Gains, double PValue)
{
    /// <summary>Shuffles a column that belongs to the customer over customers: each gets the value of another.</summary>
    public static Importance OverCustomers(HeldOutRows rows, ColumnLosses losses, int permutations, long seed, string column)
    {
        int[] levelOfCustomer = new int[rows.Customers];
        double[] lossOfCustomer = new double[rows.Customers * losses.Levels];
        double[] shares = new double[losses.Levels];
        for (int customer = 0; customer < rows.Customers; customer++)
        {
            levelOfCustomer[customer] = losses.LevelOfRow[rows.Starts[customer]];
            shares[levelOfCustomer[customer]] += 1.0 / rows.Customers;
            for (int row = rows.Starts[customer]; row < rows.Starts[customer + 1]; row++)
            {
                for (int level = 0; level < losses.Levels; level++)
                {
                    lossOfCustomer[(customer * losses.Levels) + level] += losses[row, level];
                }
            }
        }

        double[] gains = new double[rows.Labels.Length];
        for (int row = 0; row < gains.Length; row++)
        {
            for (int level = 0; level < losses.Levels; level++)
            {
                gains[row] += shares[level] * (losses[row, level] - losses[row, losses.LevelOfRow[row]]);
            }
        }

        double Total(int[] levels)
        {
            double total = 0;
            for (int customer = 0; customer < levels.Length; customer++)
            {
                total += lossOfCustomer[(customer * losses.Levels) + levels[customer]];
            }

            return total;
        }

        return new Importance(gains, Rank(levelOfCustomer, Total, (levels, random) => random.Shuffle(levels.AsSpan()), permutations, seed, column));
    }

    /// <summary>Shuffles a column that belongs to the row within each customer, so that what customers differ in is no part of it.</summary>
    public static Importance WithinCustomers(HeldOutRows rows, ColumnLosses losses, int permutations, long seed, string column)
    {
        double[] gains = new double[rows.Labels.Length];
        for (int row = 0; row < gains.Length; row++)
        {
            ReadOnlySpan<int> own = losses.LevelOfRow.AsSpan(rows.Starts[rows.CustomerOfRow[row]]..rows.Starts[rows.CustomerOfRow[row] + 1]);
            foreach (int level in own)
            {
                gains[row] += (losses[row, level] - losses[row, losses.LevelOfRow[row]]) / own.Length;
            }
        }

        double Total(int[] levels)
        {
            double total = 0;
            for (int row = 0; row < levels.Length; row++)
            {
                total += losses[row, levels[row]];
            }

            return total;
        }

        void Shuffle(int[] levels, SeededRandom random)
        {
            for (int customer = 0; customer < rows.Customers; customer++)
            {
                random.Shuffle(levels.AsSpan(rows.Starts[customer]..rows.Starts[customer + 1]));
            }
        }

        return new Importance(gains, Rank(losses.LevelOfRow, Total, Shuffle, permutations, seed, column));
    }

    private static double Rank(int[] levels, Func<int[], double> total, Action<int[], SeededRandom> shuffle, int permutations, long seed, string column)
    {
        double actual = total(levels);
        int[] shuffled = [.. levels];
        int asGood = 0;
        for (int permutation = 0; permutation < permutations; permutation++)
        {
            shuffle(shuffled, SeededRandom.For(seed, "driver-permutation/" + column, permutation));
            asGood += total(shuffled) <= actual ? 1 : 0;
        }

        return PValues.Rank(asGood, permutations);
    }
}
