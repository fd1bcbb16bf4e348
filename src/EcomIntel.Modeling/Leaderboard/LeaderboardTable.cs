using System.Globalization;
using System.Text;

namespace EcomIntel.Modeling;

/// <summary>The text of a leaderboard.</summary>
internal static class LeaderboardTable
{
    public static string Write(Leaderboard board)
    {
        int width = Math.Max("model".Length, board.Rows.Max(row => row.Name.Length));
        StringBuilder text = new();
        text.Append(
            CultureInfo.InvariantCulture,
            $"Split by {board.Split.Method}: trained on {board.Split.Train.Count:N0} rows, scored on {board.Split.Test.Count:N0}. Gains with 95% intervals over customers.\n\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"{"model".PadRight(width)}  log-loss  accuracy  {"log-loss below priors",-26}  {"accuracy above majority",-26}  seconds\n");
        foreach (LeaderboardRow row in board.Rows)
        {
            text.Append(row.Name.PadRight(width));
            if (row.Evaluation is { } evaluation)
            {
                string priors = Gain(row, "ClassPriors", row.AgainstPriors!.LogLossGain);
                string majority = Gain(row, "Majority", row.AgainstMajority!.AccuracyGain);
                text.Append(CultureInfo.InvariantCulture, $"  {evaluation.LogLoss,8:F4}  {evaluation.Accuracy,8:F4}  {priors,-26}  {majority,-26}  {row.TrainingTime.TotalSeconds,7:F2}\n");
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"  not available here: {row.Unavailable}\n");
            }
        }

        return text.ToString();
    }

    private static string Gain(LeaderboardRow row, string self, Estimate gain) => row.IsBaseline && row.Name == self ? "" : gain.ToString();
}
