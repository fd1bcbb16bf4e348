using Confluent.Kafka;
using EcomIntel.Streaming;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EcomIntel.Kafka.Harness;

/// <summary>The app that faults are done to: what a user would write, with a store that reports and, where asked, crashes or lies.</summary>
internal static class WorkerHost
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan SessionTimeout = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(WorkerSettings settings)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, "HH:mm:ss.fff ")).SetMinimumLevel(LogLevel.Warning);
        EcomIntelligenceBuilder shop = builder.Services.AddEcomIntelligence().AddStreaming(streaming =>
        {
            streaming.Topic = settings.Topic;
            streaming.DeadLetterTopic = settings.DeadLetterTopic;
            streaming.Group = settings.Group;
            streaming.StateVersion = settings.StateVersion;
            streaming.CommitInterval = settings.CommitInterval;
            streaming.MaxRetryDelay = TimeSpan.FromSeconds(1);
            streaming.TopicCheckInterval = TimeSpan.FromSeconds(1);
            streaming.Misrouted = settings.ResendMisrouted ? Misrouted.Resend : Misrouted.DeadLetter;
            streaming.DuplicateCapacity = settings.Broken == BrokenMode.NoDedupe ? 1 : streaming.DuplicateCapacity;
        });
        UseKafka(shop, settings);
        UseStore(shop, settings);
        shop.AddEventHandler(_ => new ProbeHandler(settings.HandlerPause));
        Wrap(builder.Services, settings);

        using IHost host = builder.Build();
        await host.StartAsync();
        Report(new WorkerReport(WorkerReportKind.Started));
        EventProcessor processor = host.Services.GetRequiredService<EventProcessor>();
        using CancellationTokenSource end = new();
        Task watch = WatchAsync(processor, end.Token);
        await host.WaitForShutdownAsync();
        await end.CancelAsync();
        await watch;
        string error = processor.Completion.Exception?.InnerException?.Message ?? "";
        Report(new WorkerReport(WorkerReportKind.Ended, Text: error));
        return error.Length == 0 ? 0 : 1;
    }

    /// <summary>Reports of the hot path come from several threads.</summary>
    private static void Report(WorkerReport report)
    {
        string line = report.ToString();
        lock (Console.Out)
        {
            Console.Out.WriteLine(line);
        }
    }

    private static void Wrap(IServiceCollection services, WorkerSettings settings)
    {
        ServiceDescriptor registered = services.Last(service => service.ServiceType == typeof(IStateStore) && service.IsKeyedService);
        services.Remove(registered);
        services.AddKeyedSingleton<IStateStore>(registered.ServiceKey, (provider, key) => new ReportingStore(
            new BrokenStore(
                new CrashingStore((IStateStore)registered.KeyedImplementationFactory!(provider, key), settings.Crash, settings.CrashAtCommit, settings.CrashCommits),
                settings.Broken),
            Report));
    }

    private static async Task WatchAsync(EventProcessor processor, CancellationToken cancellationToken)
    {
        Dictionary<int, string> known = [];
        using PeriodicTimer timer = new(Look);
        while (true)
        {
            await ((Task)timer.WaitForNextTickAsync(cancellationToken).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            foreach (PartitionStatus status in processor.Partitions)
            {
                string text = status.Error is { } error ? $"{status.State} {error.Message}" : status.State.ToString();
                if (known.GetValueOrDefault(status.Partition) != text)
                {
                    known[status.Partition] = text;
                    Report(new WorkerReport(WorkerReportKind.Changed, status.Partition, status.NextOffset, Text: text));
                }
            }
        }
    }

    private static void UseKafka(EcomIntelligenceBuilder shop, WorkerSettings settings) => shop.UseKafka(kafka =>
    {
        kafka.BootstrapServers = settings.Bootstrap;
        kafka.GroupInstanceId = settings.InstanceId;
        kafka.MaxPollInterval = settings.MaxPollInterval ?? kafka.MaxPollInterval;
        kafka.RequestTimeout = TimeSpan.FromSeconds(3);
        if (settings.Protocol == GroupKind.Consumer)
        {
            kafka.GroupProtocol = GroupProtocol.Consumer;
        }
        else
        {
            kafka.SessionTimeout = SessionTimeout;
            kafka.Settings["heartbeat.interval.ms"] = "500";
        }
    });

    private static void UseStore(EcomIntelligenceBuilder shop, WorkerSettings settings)
    {
        if (settings.Store == StoreKind.Sqlite)
        {
            shop.UseSqliteStore(store =>
            {
                store.Directory = settings.StoreAddress;
                store.StateName = SqliteSite.StateName;
                store.MaxFileBytes = settings.MaxStoreBytes;
            });
        }
        else
        {
            shop.UsePostgreSqlStore(store =>
            {
                store.ConnectionString = settings.StoreAddress;
                store.StateName = SqliteSite.StateName;
            });
        }
    }
}
