using System.Runtime.CompilerServices;

namespace EcomIntel;

/// <summary>
/// Sweeps over events that are in the order of time, in one part for each thread. What a later part starts from, the events before it, is added up
/// beforehand, several ranges at a time.
/// </summary>
internal static class OrderedSweep
{
    private const int BlockRows = 512;
    private const int FewestRows = 1 << 16;

    /// <summary>Shows every row its past.</summary>
    /// <returns>The state of each key after all events, behind one for nobody; of a trailing window what is left in it.</returns>
    public static TState[] Run<TState>(EventStream events, long window, ParallelOptions options, PastsRead<TState> read)
        where TState : unmanaged, IAggregateState<TState>
    {
        int parts = Parts(events, options);
        int[] starts = Starts(events.RowTimes.Length, parts);
        TState[]?[] before = window == long.MaxValue ? StatesBefore<TState>(events, starts, options) : new TState[parts][];
        Parallel.For(0, parts, options, part =>
        {
            TState[] states = before[part] ?? LargeArray.Zeros<TState>(events.KeyCount + 1);
            Run(events, states, window, starts[part], starts[part + 1], read);
            before[part] = states;
        });
        return before[^1]!;
    }

    /// <summary>Many parts of many keys would need more memory for their states than the columns themselves.</summary>
    private static int Parts(EventStream events, ParallelOptions options)
    {
        int threads = options.MaxDegreeOfParallelism < 0 ? Environment.ProcessorCount : options.MaxDegreeOfParallelism;
        int rows = events.RowTimes.Length;
        return rows < FewestRows ? 1 : Math.Clamp(rows / 2 / (events.KeyCount + 1), 1, threads);
    }

    /// <summary>Parts of whole blocks, so that blocks are the same for any number of threads.</summary>
    private static int[] Starts(int rows, int parts)
    {
        int[] starts = new int[parts + 1];
        for (int part = 1; part < parts; part++)
        {
            starts[part] = (int)((long)rows * part / parts) / BlockRows * BlockRows;
        }

        starts[parts] = rows;
        return starts;
    }

    private static void Run<TState>(EventStream events, TState[] states, long window, int start, int end, PastsRead<TState> read)
        where TState : unmanaged, IAggregateState<TState>
    {
        if (start == end)
        {
            return;
        }

        long first = events.RowTimes[start];
        // Nobody has added up for the first part what may have happened before its first row.
        int added = start == 0 && window == long.MaxValue ? 0 : events.FirstNotBefore(first);
        int removed = 0;
        if (window != long.MaxValue)
        {
            removed = events.FirstNotBefore(first - window);
            new Sweep<TState>(events, states, window, removed, removed).AddUntil(added);
        }

        Sweep<TState> sweep = new(events, states, window, added, removed);
        TState[] pasts = new TState[BlockRows];
        for (int row = start; row < end; row += BlockRows)
        {
            Span<TState> block = pasts.AsSpan(0, Math.Min(BlockRows, end - row));
            sweep.Read(row, block);
            read(row, block);
        }

        if (end == events.RowTimes.Length)
        {
            sweep.AddUntil(events.Times.Length);
        }
    }

    /// <summary>For each part the states of all events before it; null for nothing. Two parts leave a thread idle, so their range is added up in halves.</summary>
    private static TState[]?[] StatesBefore<TState>(EventStream events, int[] starts, ParallelOptions options)
        where TState : unmanaged, IAggregateState<TState>
    {
        int parts = starts.Length - 1;
        TState[]?[] before = new TState[parts][];
        if (parts == 1)
        {
            return before;
        }

        int pieces = parts == 2 ? 2 : 1;
        TState[][] sums = new TState[(parts - 1) * pieces][];
        Parallel.For(0, sums.Length, options, piece =>
        {
            sums[piece] = LargeArray.Zeros<TState>(events.KeyCount + 1);
            int part = piece / pieces;
            int from = PieceStart(events, starts, part, piece % pieces, pieces);
            int to = PieceStart(events, starts, part, (piece % pieces) + 1, pieces);
            new Sweep<TState>(events, sums[piece], long.MaxValue, from, 0).AddUntil(to);
        });
        Parallel.For(0, parts, options, range =>
        {
            int first = (int)((long)(events.KeyCount + 1) * range / parts);
            Merge(sums, pieces, first, (int)((long)(events.KeyCount + 1) * (range + 1) / parts));
        });
        before[0] = pieces == 1 ? null : sums[0];
        for (int part = 1; part < parts; part++)
        {
            before[part] = sums[(part * pieces) - 1];
        }

        return before;
    }

    /// <summary>Adds to the last piece of each part all before it, for some keys; the other pieces are nothing then, which the first part starts from.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Merge<TState>(TState[][] sums, int pieces, int first, int end)
        where TState : unmanaged, IAggregateState<TState>
    {
        for (int key = first; key < end; key++)
        {
            TState sum = default;
            for (int piece = 0; piece < sums.Length; piece++)
            {
                sum.Merge(sums[piece][key]);
                sums[piece][key] = (piece + 1) % pieces == 0 ? sum : default;
            }
        }
    }

    /// <summary>Pieces end between two moments, so that no tie is cut.</summary>
    private static int PieceStart(EventStream events, int[] starts, int part, int piece, int pieces)
    {
        int row = starts[part] + (int)((long)(starts[part + 1] - starts[part]) * piece / pieces);
        return row == 0 ? 0 : events.FirstNotBefore(events.RowTimes[row]);
    }
}
