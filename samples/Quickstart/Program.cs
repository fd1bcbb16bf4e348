using CancellationTokenSource stop = new();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};

return await Quickstart.App.RunAsync(args, Console.Out, Console.Error, stop.Token);
