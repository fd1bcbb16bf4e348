using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace EcomIntel.Streaming;

/// <summary>
/// Lists what is parked in the dead-letter topic, and sends it again once its cause is mended. Which letters were sent again is marked in that topic itself, behind
/// each letter and under its key, so that any process knows it. A singleton; safe for any thread.
/// </summary>
public sealed class DeadLetters
{
    private readonly IEventTransport _transport;
    private readonly IStateStore _store;
    private readonly ShopEventJson _json;
    private readonly string _topic;
    private readonly string _group;

    /// <summary>Makes it for a processor's dead letters.</summary>
    /// <param name="transport">Where the letters lie and the events go.</param>
    /// <param name="store">The processor's store, which keeps the payloads of letters that were too large.</param>
    /// <param name="options">The processor's options; defaults where null. Later changes of it have no effect.</param>
    /// <exception cref="ArgumentException">Options have values they cannot have; the message names all of them.</exception>
    public DeadLetters(IEventTransport transport, IStateStore store, StreamingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(transport);
        ArgumentNullException.ThrowIfNull(store);
        options ??= new StreamingOptions();
        OptionsErrors.ThrowIfInvalid(new StreamingOptionsValidator(), options);
        _transport = transport;
        _store = store;
        _json = new ShopEventJson(options.Json);
        _topic = options.DeadLetterTopic;
        _group = options.Group + ".dead_letters";
    }

    /// <summary>Lists the letters that lie in the topic as the call begins and were not sent again, each once. Reads the topic twice: first for the marks.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The letters as they are read, in order within each partition of the topic.</returns>
    public async IAsyncEnumerable<DeadLetter> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        HashSet<UInt128> done = [];
        await foreach (LogRecord record in new TopicReader(_transport, _group).ReadAsync(_topic, cancellationToken).ConfigureAwait(false))
        {
            if (DeadLetterReading.RedrivenId(record) is { } id)
            {
                done.Add(HashOf(id));
            }
        }

        await foreach (LogRecord record in new TopicReader(_transport, _group).ReadAsync(_topic, cancellationToken).ConfigureAwait(false))
        {
            // Added as well, because copies of a letter are one.
            if (DeadLetterReading.RedrivenId(record) is null && DeadLetterReading.Read(record) is { } letter && done.Add(HashOf(letter.Id)))
            {
                yield return letter;
            }
        }
    }

    /// <summary>
    /// Sends the events of dead letters to their topic again, under their right keys, each letter once: it is marked as sent as soon as the topic has it. A crash
    /// between the two sends it a second time, which has no further effect, because an event counts once by its id. What fails again becomes a new letter, which counts its redrives.
    /// A record of the app's own that was too large for its topic is sent there once more.
    /// </summary>
    /// <param name="choose">Which letters, for instance by <see cref="DeadLetter.Reason"/>; all where null.</param>
    /// <param name="options">The bounds; defaults where null.</param>
    /// <param name="cancellationToken">Stops after the letter at hand.</param>
    /// <returns>What became of the letters.</returns>
    /// <exception cref="ArgumentException">An option has a value it cannot have; the message names all of them.</exception>
    /// <exception cref="PartitionRefusedException">A payload that the store kept is damaged.</exception>
    public async Task<RedriveReport> RedriveAsync(Func<DeadLetter, bool>? choose = null, RedriveOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new RedriveOptions();
        OptionsErrors.ThrowIfInvalid(new RedriveOptionsValidator(), options);
        RedriveReport report = default;
        await foreach (DeadLetter letter in ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (choose is not null && !choose(letter))
            {
                report = report with { NotChosen = report.NotChosen + 1 };
            }
            else if (letter.Redrives >= options.MaxRedrives)
            {
                report = report with { Exhausted = report.Exhausted + 1 };
            }
            else if (report.Sent == options.MaxLetters)
            {
                return report with { HasMore = true };
            }
            else
            {
                report = await SendAgainAsync(letter, report, cancellationToken).ConfigureAwait(false);
            }
        }

        return report;
    }

    private async ValueTask<RedriveReport> SendAgainAsync(DeadLetter letter, RedriveReport report, CancellationToken cancellationToken)
    {
        if (await RecordOfAsync(letter, cancellationToken).ConfigureAwait(false) is not { } record)
        {
            return report with { Unreadable = report.Unreadable + 1 };
        }

        try
        {
            await _transport.SendAsync(record, cancellationToken).ConfigureAwait(false);
        }
        catch (RecordTooLargeException)
        {
            return report with { TooLarge = report.TooLarge + 1 };
        }

        OutgoingRecord mark = new(_topic, Encoding.UTF8.GetBytes(letter.Id), ReadOnlyMemory<byte>.Empty)
        {
            Headers = [new RecordHeader(RecordHeaderNames.Id, letter.Id), new RecordHeader(RecordHeaderNames.DeadLetterRedriven, (letter.Redrives + 1).ToString(CultureInfo.InvariantCulture))],
        };
        await _transport.SendAsync(mark, CancellationToken.None).ConfigureAwait(false);
        return report with { Sent = report.Sent + 1 };
    }

    /// <summary>Makes the record to send; null where its payload is gone or no event.</summary>
    private async ValueTask<OutgoingRecord?> RecordOfAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        OutgoingRecord? kept = letter.IsTruncated ? await KeptAsync(letter, cancellationToken).ConfigureAwait(false) : null;
        if (letter.Reason == DeadLetterReason.OutgoingTooLarge)
        {
            return kept;
        }

        ReadOnlyMemory<byte>? payload = letter.Payload ?? kept?.Value ?? await FromLogAsync(letter, cancellationToken).ConfigureAwait(false);
        return payload is { } bytes && _json.TryRead(bytes.Span, out ShopEvent? shopEvent, out _)
            ? new OutgoingRecord(letter.Topic, Encoding.UTF8.GetBytes(shopEvent.Key!), bytes)
            {
                Headers = [new RecordHeader(RecordHeaderNames.DeadLetterRedrives, (letter.Redrives + 1).ToString(CultureInfo.InvariantCulture))],
            }
            : null;
    }

    private async ValueTask<OutgoingRecord?> KeptAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        IReadOnlyList<ReadOnlyMemory<byte>?> rows = await _store.ReadAsync(letter.Partition, [KeptRecord.KeyOf(letter.Id)], cancellationToken).ConfigureAwait(false);
        return rows[0] is { } row ? KeptRecord.Read(letter.Id, row) : null;
    }

    /// <summary>The payload of a truncated letter whose store is elsewhere, as long as the log still has the record.</summary>
    private async ValueTask<ReadOnlyMemory<byte>?> FromLogAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        TopicDescription topic = await _transport.DescribeAsync(letter.Topic, cancellationToken).ConfigureAwait(false);
        if (!letter.IsTruncated || topic.TopicId != OutgoingId.Parse(letter.Id).TopicId)
        {
            return null;
        }

        LogRecord? record = await _transport.ReadAsync(letter.Topic, letter.Partition, letter.Offset, cancellationToken).ConfigureAwait(false);
        return record?.Value;
    }

    private static UInt128 HashOf(string id) => Hash128.Of(Encoding.UTF8.GetBytes(id));
}
