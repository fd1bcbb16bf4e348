namespace EcomIntel.Modeling;

/// <summary>Pilot trees of one leaf size and one number of columns, which are the first trees of such a forest.</summary>
/// <param name="LeafRows">The least number of rows on each side of a split.</param>
/// <param name="Columns">The columns tried at a node.</param>
/// <param name="Loss">The out-of-bag loss that a whole forest can be expected to have; NaN where no row is out of bag.</param>
/// <param name="RowLosses">The loss of each row that was scored, times its weight, of which the mean is 1; NaN where every tree drew it.</param>
/// <param name="Trees">The trees.</param>
internal sealed record ForestTrial(int LeafRows, int Columns, double Loss, float[] RowLosses, TreeGrower[] Trees)
{
    /// <summary>The standard error of the difference of two trials' losses, whose rows are the same.</summary>
    public double ErrorBeside(ForestTrial other)
    {
        (double sum, double squares, int rows) = (0d, 0d, 0);
        for (int row = 0; row < RowLosses.Length; row++)
        {
            double difference = RowLosses[row] - other.RowLosses[row];
            if (!double.IsNaN(difference))
            {
                sum += difference;
                squares += difference * difference;
                rows++;
            }
        }

        double mean = sum / rows;
        return Math.Sqrt(Math.Max(0, (squares / rows) - (mean * mean)) / rows);
    }
}
