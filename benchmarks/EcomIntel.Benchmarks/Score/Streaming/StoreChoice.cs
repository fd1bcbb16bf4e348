using EcomIntel.Streaming;
using EcomIntel.Streaming.PostgreSql;
using EcomIntel.Streaming.Sqlite;
using EcomIntel.Tests;

namespace EcomIntel.Benchmarks;

/// <summary>A store for one run, empty at its beginning and gone at its end.</summary>
internal sealed class StoreChoice(IStateStore store, string survives, Func<ValueTask> end) : IAsyncDisposable
{
    private static int _made;

    public IStateStore Store { get; } = store;

    /// <summary>What a commit outlives.</summary>
    public string Survives { get; } = survives;

    public static async Task<StoreChoice> OfAsync(string name)
    {
        switch (name)
        {
            case "memory":
                return new StoreChoice(new InMemoryStore(), "nothing", () => ValueTask.CompletedTask);
            case "sqlite":
                string folder = Directory.CreateTempSubdirectory("ecomintel-score-").FullName;
                SqliteStore sqlite = new(new SqliteStoreOptions { Directory = folder });
                return new StoreChoice(sqlite, "process, power", async () =>
                {
                    await sqlite.DisposeAsync();
                    Directory.Delete(folder, recursive: true);
                });
            default:
                return await PostgresAsync();
        }
    }

    public ValueTask DisposeAsync() => end();

    private static async Task<StoreChoice> PostgresAsync()
    {
        string? running = Environment.GetEnvironmentVariable("ECOMINTEL_POSTGRES");
        if (running is null && PrivatePostgres.WhyNot is { } reason)
        {
            throw new InvalidOperationException($"{reason} ECOMINTEL_POSTGRES can name a server.");
        }

        PrivatePostgres? server = running is null ? await PrivatePostgres.StartAsync(isDurable: true) : null;
        PostgreSqlStore store = new(new PostgreSqlStoreOptions
        {
            ConnectionString = server?.ConnectionString ?? running!,
            Schema = $"score_{Environment.ProcessId}_{Interlocked.Increment(ref _made)}",
        });
        return new StoreChoice(store, "process, power, any machine but the server's", async () =>
        {
            await store.DisposeAsync();
            if (server is not null)
            {
                await server.DisposeAsync();
            }
        });
    }
}
