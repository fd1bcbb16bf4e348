using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EcomIntel.Modeling;

/// <summary>How a forest's raw probabilities become calibrated ones: p → (p + offset)^power, made to add up to 1.</summary>
/// <param name="Power">Above 1 where the raw ones are too cautious, which the mean over many trees makes them; 1 for none.</param>
/// <param name="Offset">What is added first; 0 for none.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ForestCalibration(double Power, double Offset)
{
    /// <summary>Leaves probabilities as they are.</summary>
    public static ForestCalibration None => new(1, 0);

    /// <summary>Whether probabilities are left as they are.</summary>
    public bool IsNone => Power == 1 && Offset == 0;

    /// <summary>Calibrates rows of probabilities in place.</summary>
    internal void Apply(Span<double> probabilities, int classes)
    {
        if (IsNone)
        {
            return;
        }

        Raise(probabilities);
        for (int start = 0; start < probabilities.Length; start += classes)
        {
            Normalise(probabilities.Slice(start, classes));
        }
    }

    private void Raise(Span<double> values)
    {
        // Four at a time, the last ones among others: a value gets the same result wherever it stands.
        Span<double> rest = stackalloc double[Vector256<double>.Count];
        for (int i = 0; i < values.Length; i += Vector256<double>.Count)
        {
            if (i + Vector256<double>.Count <= values.Length)
            {
                Raise(Vector256.Create<double>(values.Slice(i, Vector256<double>.Count))).CopyTo(values[i..]);
                continue;
            }

            rest.Fill(1);
            values[i..].CopyTo(rest);
            Raise(Vector256.Create<double>(rest)).CopyTo(rest);
            rest[..(values.Length - i)].CopyTo(values[i..]);
        }
    }

    private Vector256<double> Raise(Vector256<double> values) =>
        Vector256.Exp(Vector256.Create(Power) * Vector256.Log(values + Vector256.Create(Offset)));

    private static void Normalise(Span<double> values)
    {
        double total = 0;
        foreach (double value in values)
        {
            total += value;
        }

        for (int k = 0; k < values.Length; k++)
        {
            values[k] /= total;
        }
    }
}
