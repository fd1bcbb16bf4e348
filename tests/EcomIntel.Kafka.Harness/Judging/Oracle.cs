using System.Globalization;
using System.Text;
using System.Text.Json;
using EcomIntel.Streaming;

namespace EcomIntel.Kafka.Harness;

/// <summary>What must have become of a log, worked out plainly and without any code of the library but the partitioner.</summary>
public sealed class Oracle
{
    private readonly OracleRules _rules;
    private readonly Dictionary<string, string>[] _seen;
    private readonly Queue<string>[] _order;

    private Oracle(OracleRules rules)
    {
        _rules = rules;
        _seen = [.. Enumerable.Range(0, rules.Partitions).Select(_ => new Dictionary<string, string>(StringComparer.Ordinal))];
        _order = [.. Enumerable.Range(0, rules.Partitions).Select(_ => new Queue<string>())];
    }

    public IDictionary<string, ProbeState> Customers { get; } = new Dictionary<string, ProbeState>(StringComparer.Ordinal);

    /// <summary>Partition/offset/reason of every record that must become a dead letter.</summary>
    public ISet<string> DeadLetters { get; } = new HashSet<string>(StringComparer.Ordinal);

    public long Applied { get; private set; }

    public long Duplicates { get; private set; }

    public long Resent { get; private set; }

    /// <summary>Works out a log.</summary>
    /// <param name="log">Its records in the order of their offsets.</param>
    /// <param name="rules">The options.</param>
    /// <param name="nextOffsets">Where each partition's state has come to; the rest of the log is left out.</param>
    public static Oracle Of(IReadOnlyList<LoggedRecord> log, OracleRules rules, IReadOnlyList<long>? nextOffsets = null)
    {
        Oracle oracle = new(rules);
        foreach (LoggedRecord record in log)
        {
            if (nextOffsets is null || record.Offset < nextOffsets[record.Partition])
            {
                oracle.Apply(record);
            }
        }

        return oracle;
    }

    private void Apply(LoggedRecord record)
    {
        JsonElement? parsed = Parse(record.Value);
        if (parsed is not { } json)
        {
            Park(record, DeadLetterReason.MalformedJson);
            return;
        }

        if (json.TryGetProperty("event_type", out JsonElement type) && type.GetString() != "transaction")
        {
            Park(record, DeadLetterReason.UnknownEventType);
            return;
        }

        if (!json.TryGetProperty("timestamp", out JsonElement timestamp))
        {
            Park(record, DeadLetterReason.MissingField);
            return;
        }

        string customer = json.GetProperty("customer_id").GetString()!;
        if (record.Key is null || Encoding.UTF8.GetString(record.Key) != customer || Murmur2.PartitionOf(customer, _rules.Partitions) != record.Partition)
        {
            if (_rules.ResendMisrouted)
            {
                Resent++;
            }
            else
            {
                Park(record, DeadLetterReason.Misrouted);
            }

            return;
        }

        DateTimeOffset time = DateTimeOffset.Parse(timestamp.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        if (time - record.Timestamp > _rules.FutureTolerance)
        {
            Park(record, DeadLetterReason.FromTheFuture);
            return;
        }

        Count(record, json, customer);
    }

    private void Count(LoggedRecord record, JsonElement json, string customer)
    {
        string id = json.GetProperty("event_id").GetString()!;
        string payload = Convert.ToBase64String(record.Value!);
        Dictionary<string, string> seen = _seen[record.Partition];
        if (seen.TryGetValue(id, out string? known))
        {
            if (known == payload)
            {
                Duplicates++;
            }
            else
            {
                Park(record, DeadLetterReason.EventIdConflict);
            }

            return;
        }

        string product = json.GetProperty("product_id").GetString()!;
        if (product == ProbeHandler.FailingProduct)
        {
            Park(record, DeadLetterReason.HandlerFailed);
            return;
        }

        product = product.StartsWith(ProbeHandler.SlowProduct, StringComparison.Ordinal) ? product[ProbeHandler.SlowProduct.Length..] : product;
        ulong probe = ulong.Parse(product, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        Customers.TryGetValue(customer, out ProbeState before);
        Customers[customer] = before.With(probe, (long)(json.GetProperty("total_price").GetDecimal() * 100), ProbeHandler.NumberOf(id));
        Applied++;
        Remember(record.Partition, id, payload);
    }

    private void Remember(int partition, string id, string payload)
    {
        _seen[partition].Add(id, payload);
        _order[partition].Enqueue(id);
        if (_order[partition].Count > _rules.DuplicateCapacity)
        {
            _seen[partition].Remove(_order[partition].Dequeue());
        }
    }

    private void Park(LoggedRecord record, string reason) => DeadLetters.Add($"{record.Partition}/{record.Offset}/{reason}");

    private static JsonElement? Parse(byte[]? value)
    {
        try
        {
            return value is null ? null : JsonDocument.Parse(value).RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
