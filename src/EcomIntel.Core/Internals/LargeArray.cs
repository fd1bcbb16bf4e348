using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>
/// Makes arrays that may be large and are about to be filled. On Linux the system is asked to put large pages below them: the first touch of each page is
/// its work, a virtual machine's too, and a large page is 512 of the others. A hint: no result depends on it.
/// </summary>
internal static partial class LargeArray
{
    private const nuint LargePage = 1 << 21;
    private const nuint FewestBytes = LargePage / 8;
    private const int AdviseHugePage = 14;

    private static volatile bool _isRefused = !OperatingSystem.IsLinux();

    /// <summary>An array whose items are undefined until they are set.</summary>
    public static T[] Uninitialized<T>(int length)
        where T : unmanaged
    {
        T[] items = GC.AllocateUninitializedArray<T>(length);
        if (!_isRefused && (nuint)length * (nuint)Unsafe.SizeOf<T>() >= FewestBytes)
        {
            AskForLargePages(items);
        }

        return items;
    }

    /// <summary>An array of zeros.</summary>
    public static T[] Zeros<T>(int length)
        where T : unmanaged
    {
        T[] items = Uninitialized<T>(length);
        items.AsSpan().Clear();
        return items;
    }

    /// <summary>Asks for whole pages, which neighbours on the heap may share.</summary>
    private static unsafe void AskForLargePages<T>(T[] items)
        where T : unmanaged
    {
        fixed (T* first = items)
        {
            nuint start = (nuint)first & ~(LargePage - 1);
            nuint end = ((nuint)(first + items.Length) + LargePage - 1) & ~(LargePage - 1);
            try
            {
                _isRefused = Advise(start, end - start, AdviseHugePage) != 0;
            }
            catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
            {
                _isRefused = true;
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Advise(nuint start, nuint length, int advice);
}
