namespace EcomIntel;

/// <summary>Reads one input and cleans it: row by row as far as the rules allow, and over the rows held from the first rule on that needs them all.</summary>
internal sealed class InputRun
{
    private readonly RowFeed _feed;
    private readonly CellCheck _cells;
    private readonly BoundRule[] _streamed;
    private readonly BoundRule[] _held;
    private readonly bool _hashHeld;
    private readonly InputLog _log;

    public InputRun(RowFeed feed, CleaningPolicy policy)
    {
        _feed = feed;
        _log = new InputLog(feed);
        _cells = new CellCheck(feed, policy.Unparseable);
        BoundRule[] rules = [.. policy.Rules.Select(rule => rule.Bind(feed)).OfType<BoundRule>()];
        int first = Array.FindIndex(rules, rule => rule.NeedsAllRows);
        _streamed = first < 0 ? rules : rules[..first];
        _held = first < 0 ? [] : rules[first..];
        _hashHeld = _held.Any(rule => rule.NeedsHash);
        feed.Prepare(hash: rules.Any(rule => rule.NeedsHash));
    }

    public async Task<InputReport> RunAsync(DatasetSink sink, CancellationToken cancellationToken)
    {
        SinkInput target = sink.For(_feed, _log);
        List<CleaningRow> held = [];
        CleaningRow row = new(_feed);
        while (await _feed.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            row.Begin(++_log.Read);
            if (!Clean(row))
            {
                continue;
            }

            if (_held.Length == 0)
            {
                target.Accept(row);
            }
            else
            {
                row.Raw = _feed.RawRecord();
                row.Hash = _hashHeld ? _feed.Hash() : null;
                held.Add(row);
                row = new CleaningRow(_feed);
            }
        }

        foreach (BoundRule rule in _held)
        {
            cancellationToken.ThrowIfCancellationRequested();
            rule.Apply(held, _log);
            held.RemoveAll(candidate => candidate.Quarantined);
        }

        foreach (CleaningRow kept in held)
        {
            target.Accept(kept);
        }

        return _log.Report();
    }

    private bool Clean(CleaningRow row)
    {
        if (_feed.Fill(row.Cells) is { } fault)
        {
            _log.Quarantine(row, fault.Rule, fault.Column, fault.Value);
            return false;
        }

        _cells.Apply(row, _log);
        for (int i = 0; i < _streamed.Length && !row.Quarantined; i++)
        {
            _streamed[i].Apply(row, _log);
        }

        return !row.Quarantined;
    }
}
