using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using EcomIntel.Tests;

namespace EcomIntel.Kafka.Harness.Tests;

/// <summary>The sample StreamingHost in a process of its own, asked as its users ask it.</summary>
internal sealed class SampleHost : IAsyncDisposable
{
    private readonly ChildProcess _process;
    private readonly HttpClient _http;

    private SampleHost(ChildProcess process, Uri address)
    {
        _process = process;
        _http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(10) };
    }

    /// <summary>The last lines that it wrote.</summary>
    public IReadOnlyList<string> Output => _process.Output;

    public static SampleHost Start(IEnumerable<string> arguments)
    {
        Uri address = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePorts.Take()}"));
        string configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        string program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "StreamingHost", configuration, "StreamingHost.dll"));

        // There its settings lie, as for "dotnet run".
        string folder = Path.Combine(RepositoryRoot.Path, "samples", "StreamingHost");
        return new SampleHost(ChildProcess.Start("dotnet", ["exec", program, "--urls", address.ToString(), .. arguments], workingFolder: folder), address);
    }

    /// <summary>The partitions that it holds; none while it starts or once it is gone.</summary>
    public async Task<IReadOnlyList<PartitionAnswer>> PartitionsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _http.GetFromJsonAsync<PartitionAnswer[]>("partitions", cancellationToken) ?? [];
        }
        catch (HttpRequestException)
        {
            return [];
        }
    }

    /// <summary>A customer; null for one without a profile.</summary>
    public async Task<CustomerAnswer?> CustomerAsync(string id, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await _http.GetAsync(new Uri($"customers/{id}", UriKind.Relative), cancellationToken);
        return response.StatusCode == HttpStatusCode.NotFound ? null : await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<CustomerAnswer>(cancellationToken);
    }

    public async Task<HttpStatusCode> ReadyAsync(CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await _http.GetAsync(new Uri("health/ready", UriKind.Relative), cancellationToken);
        return response.StatusCode;
    }

    /// <summary>kill -9.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Asks it to end. Returns its exit code.</summary>
    public Task<int> StopAsync()
    {
        _process.Terminate();
        return _process.Exited;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _process.DisposeAsync();
    }
}
