using System.Text;

namespace EcomIntel.Repository.Tests;

/// <summary>The lines that two texts do not share, in order, by longest common subsequence.</summary>
internal static class LineDiff
{
    public static string Of(string before, string after)
    {
        string[] old = before.Split('\n');
        string[] now = after.Split('\n');
        int[,] common = CommonLengths(old, now);
        StringBuilder diff = new();
        for (int i = 0, j = 0; i < old.Length || j < now.Length;)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                i++;
                j++;
            }
            else if (j == now.Length || (i < old.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                diff.Append("- ").Append(old[i++]).Append('\n');
            }
            else
            {
                diff.Append("+ ").Append(now[j++]).Append('\n');
            }
        }

        return diff.ToString();
    }

    // Element [i, j] is the length of the longest common subsequence of old[i..] and now[j..].
    private static int[,] CommonLengths(string[] old, string[] now)
    {
        int[,] lengths = new int[old.Length + 1, now.Length + 1];
        for (int i = old.Length - 1; i >= 0; i--)
        {
            for (int j = now.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = old[i] == now[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }
}
