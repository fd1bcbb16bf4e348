using System.Diagnostics;
using System.Globalization;

namespace EcomIntel.Kafka.Harness;

/// <summary>
/// A shell that kills a process when this one is gone, however it went: the pipe between them closes then. (Linux can signal children by itself, but when
/// the thread ends that started them, and threads of a pool do.)
/// </summary>
internal sealed class Watchdog : IDisposable
{
    private const string Script = """
        trap '' INT TERM HUP
        read -r line || { kill -9 "$1"; [ -z "$2" ] || rm -rf "$2"; } 2>/dev/null
        """;

    private readonly Process _shell;

    /// <summary>Begins to watch.</summary>
    /// <param name="process">What to kill.</param>
    /// <param name="folder">A folder to delete then; empty for none.</param>
    public Watchdog(int process, string folder)
    {
        ProcessStartInfo start = new("/bin/sh") { RedirectStandardInput = true, UseShellExecute = false };
        foreach (string argument in (string[])["-c", Script, "watchdog", process.ToString(CultureInfo.InvariantCulture), folder])
        {
            start.ArgumentList.Add(argument);
        }

        _shell = Process.Start(start)!;
    }

    public void Dispose()
    {
        try
        {
            _shell.StandardInput.WriteLine("done");
            _shell.StandardInput.Dispose();
        }
        catch (IOException)
        {
            // The shell is gone already.
        }

        _shell.WaitForExit();
        _shell.Dispose();
    }
}
