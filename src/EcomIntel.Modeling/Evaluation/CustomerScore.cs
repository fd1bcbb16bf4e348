using System.Runtime.InteropServices;

namespace EcomIntel.Modeling;

/// <summary>A part of an evaluation: the rows of customers that were, or were not, seen in training.</summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="Accuracy">Their accuracy.</param>
/// <param name="LogLoss">Their log-loss, in nats.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CustomerScore(int Rows, double Accuracy, double LogLoss)
{
    internal static CustomerScore? Of(RowScores scores, ReadOnlySpan<int> groups, RowSet trained, bool seen)
    {
        if (groups.IsEmpty)
        {
            return null;
        }

        HashSet<int> known = [];
        foreach (int row in trained.Rows)
        {
            known.Add(groups[row]);
        }

        known.Remove(-1);
        int rows = 0;
        int hits = 0;
        double loss = 0;
        for (int i = 0; i < scores.Rows.Length; i++)
        {
            if (known.Contains(groups[scores.Rows[i]]) == seen)
            {
                rows++;
                hits += scores.IsHit(i) ? 1 : 0;
                loss += scores.Losses[i];
            }
        }

        return rows > 0 ? new CustomerScore(rows, (double)hits / rows, loss / rows) : null;
    }
}
