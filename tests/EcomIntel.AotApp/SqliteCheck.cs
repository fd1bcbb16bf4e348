using EcomIntel.Streaming;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EcomIntel.AotApp;

/// <summary>Binding of options and SQLite's native part: a state that a second store finds as the first one left it.</summary>
internal static class SqliteCheck
{
    public static string Run() => RunAsync().GetAwaiter().GetResult();

    private static async Task<string> RunAsync()
    {
        string folder = Directory.CreateTempSubdirectory("ecomintel-aot-").FullName;
        try
        {
            PartitionIdentity identity = new("cluster", "topic", 0, 1, "group", 1);
            StateKey key = new("points", "ama");
            await using (ServiceProvider provider = Provider(folder))
            {
                IStateStore store = provider.GetRequiredService<IStateStore>();
                long owner = (await store.OpenAsync(identity)).Owner;
                PartitionCommit commit = new(0, owner, 0, new PartitionMark(3)) { Rows = [new StateRow(key, new byte[] { 7 })], NewEventIds = [new EventIdEntry(1, 2, 3, 2)] };
                Expect.Equal(CommitOutcome.Committed, await store.CommitAsync(commit));
                Expect.Equal(CommitOutcome.Fenced, await store.CommitAsync(commit));
            }

            await using ServiceProvider later = Provider(folder);
            IStateStore again = later.GetRequiredService<IStateStore>();
            OpenedPartition opened = await again.OpenAsync(identity);
            Expect.Equal(1, Directory.GetFiles(folder, "aot.0.sqlite").Length);
            return $"{opened.Mark.NextOffset} {opened.EventIds[0].Offset} {(await again.ReadAsync(0, [key]))[0]!.Value.Span[0]}";
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ServiceProvider Provider(string folder)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Directory", folder), new("StateName", "aot")]).Build();
        ServiceCollection services = new();
        services.AddEcomIntelligence().UseSqliteStore(configuration).AddStreaming();
        return services.BuildServiceProvider();
    }
}
