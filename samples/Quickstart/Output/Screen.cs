using EcomIntel;
using Spectre.Console;

namespace Quickstart.Output;

/// <summary>Tables and progress on a terminal, plain text elsewhere.</summary>
internal sealed class Screen
{
    private readonly IAnsiConsole _console;
    private readonly bool _isTerminal;

    private Screen(IAnsiConsole console, bool isTerminal)
    {
        _console = console;
        _isTerminal = isTerminal;
    }

    public static Screen On(TextWriter output)
    {
        bool isTerminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isTerminal)
        {
            console.Profile.Width = 180;
        }

        return new Screen(console, isTerminal);
    }

    public void Title(string text)
    {
        _console.WriteLine();
        if (_isTerminal)
        {
            _console.Write(new Rule(Markup.Escape(text)).LeftJustified());
        }
        else
        {
            _console.WriteLine($"== {text}");
        }
    }

    public void Line(string text) => _console.WriteLine(text);

    public void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        Table table = new() { Border = _isTerminal ? TableBorder.Rounded : TableBorder.Ascii };
        table.AddColumns([.. columns.Select(Markup.Escape)]);
        foreach (IReadOnlyList<string> row in rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        _console.Write(table);
    }

    /// <summary>Runs long work, with a bar for each of its stages on a terminal.</summary>
    public T Progress<T>(Func<IProgress<TrainingProgress>?, T> work)
    {
        if (!_isTerminal)
        {
            return work(null);
        }

        return _console.Progress().AutoClear(true).Start(context => work(new Bars(context)));
    }

    private sealed class Bars(ProgressContext context) : IProgress<TrainingProgress>
    {
        private readonly Dictionary<string, ProgressTask> _stages = new(StringComparer.Ordinal);

        public void Report(TrainingProgress value)
        {
            lock (_stages)
            {
                if (!_stages.TryGetValue(value.Stage, out ProgressTask? task))
                {
                    task = context.AddTask(Markup.Escape(value.Stage));
                    _stages.Add(value.Stage, task);
                }

                task.MaxValue = value.Total;
                task.Value = value.Done;
            }
        }
    }
}
