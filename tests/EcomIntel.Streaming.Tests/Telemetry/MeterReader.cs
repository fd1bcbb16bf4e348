using System.Diagnostics.Metrics;

namespace EcomIntel.Streaming.Tests;

/// <summary>Collects what the library's meter measures for one topic.</summary>
internal sealed class MeterReader : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Lock _lock = new();
    private readonly List<(string Instrument, double Value, Dictionary<string, object?> Tags)> _measured = [];
    private readonly string _topic;

    public MeterReader(string topic)
    {
        _topic = topic;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (EcomIntelTelemetry.MeterNames.Contains(instrument.Meter.Name))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>Asks the observable instruments, and returns all that was measured since the last call.</summary>
    public IReadOnlyList<(string Instrument, double Value, Dictionary<string, object?> Tags)> Read()
    {
        _listener.RecordObservableInstruments();
        lock (_lock)
        {
            (string, double, Dictionary<string, object?>)[] measured = [.. _measured];
            _measured.Clear();
            return measured;
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Dictionary<string, object?> all = new(tags.ToArray());
        lock (_lock)
        {
            if (Equals(all.GetValueOrDefault("messaging.destination.name"), _topic))
            {
                _measured.Add((instrument.Name, value, all));
            }
        }
    }
}
