using EcomIntel.Tests;

namespace EcomIntel.Kafka.Harness;

/// <summary>Makes a place for the state of each fault; its PostgreSQL server is started when it is first needed and kept.</summary>
public sealed class StoreSites : IAsyncDisposable
{
    private PrivatePostgres? _postgres;

    public async Task<StoreSite> CreateAsync(StoreKind kind, CancellationToken cancellationToken)
    {
        if (kind == StoreKind.Sqlite)
        {
            return new SqliteSite();
        }

        _postgres ??= await PrivatePostgres.StartAsync(cancellationToken);
        return await PostgresSite.CreateAsync(_postgres, cancellationToken);
    }

    public ValueTask DisposeAsync() => _postgres?.DisposeAsync() ?? ValueTask.CompletedTask;
}
