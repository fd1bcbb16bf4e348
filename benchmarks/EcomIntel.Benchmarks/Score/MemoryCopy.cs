using System.Diagnostics;

namespace EcomIntel.Benchmarks;

/// <summary>The yardstick: copying bytes from memory to memory, both touched before and far larger than any cache.</summary>
internal static class MemoryCopy
{
    private const int Piece = 1 << 20;
    private const int Pieces = 256;

    /// <summary>The seconds that copying so many bytes takes on so many threads.</summary>
    public static Measured Seconds(long bytes, int threads, int runs)
    {
        byte[] source = new byte[Piece * Pieces];
        byte[] target = new byte[Piece * Pieces];
        source.AsSpan().Fill(1);
        target.AsSpan().Fill(2);
        int pieces = (int)((bytes + Piece - 1) / Piece);
        ParallelOptions options = new() { MaxDegreeOfParallelism = threads };
        return Measured.Of(runs, () =>
        {
            long start = Stopwatch.GetTimestamp();
            Parallel.For(0, threads, options, thread =>
            {
                for (int piece = (int)((long)pieces * thread / threads); piece < (int)((long)pieces * (thread + 1) / threads); piece++)
                {
                    int at = piece % Pieces * Piece;
                    source.AsSpan(at, Piece).CopyTo(target.AsSpan(at, Piece));
                }
            });
            return Stopwatch.GetElapsedTime(start).TotalSeconds * bytes / ((double)pieces * Piece);
        });
    }
}
