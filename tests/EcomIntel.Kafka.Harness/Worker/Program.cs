using EcomIntel.Kafka.Harness;

if (args is not ["worker", { } settings])
{
    Console.Error.WriteLine("This program is started by the tests and benchmarks of faults.");
    return 2;
}

return await WorkerHost.RunAsync(WorkerSettings.FromArgument(settings));
