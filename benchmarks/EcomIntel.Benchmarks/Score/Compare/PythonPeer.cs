using System.Diagnostics;
using System.Globalization;

namespace EcomIntel.Benchmarks;

/// <summary>
/// One of our scripts under benchmarks/peers, kept running with the data in its memory: it says its name, then answers one line with one line. A line
/// that begins with "error" is its last.
/// </summary>
internal sealed class PythonPeer : IPeer
{
    private readonly Process _process;
    private readonly string _folder;

    private PythonPeer(Process process, string folder, string name)
    {
        _process = process;
        _folder = folder;
        Name = name;
    }

    public string Name { get; }

    /// <summary>Starts a script with its arguments; null where the interpreter lacks what it needs, which the script itself says.</summary>
    public static PythonPeer? Start(string python, string script, int threads, string folder, params string[] arguments)
    {
        ProcessStartInfo info = new(python, [Path.Combine(AppContext.BaseDirectory, "peers", script), folder, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["POLARS_MAX_THREADS"] = threads.ToString(CultureInfo.InvariantCulture) },
        };
        Process process = Process.Start(info) ?? throw new InvalidOperationException($"{python} does not start.");
        string? name = process.StandardOutput.ReadLine();
        if (name is not null)
        {
            return new PythonPeer(process, folder, name);
        }

        process.Dispose();
        return null;
    }

    public int Formulations(string workload) => int.Parse(Ask($"formulations {workload}"), CultureInfo.InvariantCulture);

    public double Seconds(string workload, int formulation) => double.Parse(Ask($"seconds {workload} {formulation}"), CultureInfo.InvariantCulture);

    public IReadOnlyList<PeerColumn> Results(string workload, int formulation) =>
        [.. Ask($"results {workload} {formulation}").Split(' ').Select(file => ColumnFiles.Read(Path.Combine(_folder, file)))];

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private string Ask(string question)
    {
        _process.StandardInput.WriteLine(question);
        _process.StandardInput.Flush();
        return _process.StandardOutput.ReadLine() is { } answer && !answer.StartsWith("error", StringComparison.Ordinal)
            ? answer
            : throw new InvalidOperationException($"{Name} did not answer '{question}'; what it wrote on standard error says why.");
    }
}
