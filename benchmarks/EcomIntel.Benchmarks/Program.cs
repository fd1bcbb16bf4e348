using BenchmarkDotNet.Running;
using EcomIntel.Benchmarks;

if (args is ["score", ..])
{
    return await ScoreCommand.RunAsync(args[1..]);
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
