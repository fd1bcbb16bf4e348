namespace EcomIntel.Benchmarks;

/// <summary>How much a piece of work adds to the managed heap at its height, garbage and results included.</summary>
internal static class MemoryPeak
{
    /// <summary>
    /// Looks at the size of the heap every millisecond on a thread of its own, against its size after a full collection right before the work. That
    /// disturbs the work, so a run that is measured for memory is not timed.
    /// </summary>
    public static long During<T>(Func<T> work)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long peak = before;
        using ManualResetEventSlim done = new();
        Thread watch = new(() =>
        {
            while (!done.Wait(1))
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
            }
        });
        watch.Start();
        T result = work();
        done.Set();
        watch.Join();
        peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
        GC.KeepAlive(result);
        return peak - before;
    }
}
