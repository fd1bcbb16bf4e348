using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>
/// A shop's raw data and how to clean it. Nothing is read before <see cref="LoadAsync"/> or <see cref="InspectAsync"/>; then every input is read once,
/// row by row. Immutable; safe for any thread, except that a stream, or a sequence that can be enumerated once, serves one reading.
/// </summary>
public sealed partial class CommerceSource
{
    private readonly InputSource _transactions;
    private readonly CleaningPolicy _policy;

    private CommerceSource(InputSource transactions, CleaningPolicy policy)
    {
        _transactions = transactions;
        _policy = policy;
    }

    private InputSource? Customers { get; init; }

    private InputSource? Products { get; init; }

    /// <summary>Changes the cleaning policy, which begins with the defaults of <see cref="CleaningPolicyBuilder"/>.</summary>
    /// <param name="configure">Adds, replaces and removes rules.</param>
    /// <returns>A source with the new policy; this one stays as it is.</returns>
    public CommerceSource Clean(Action<CleaningPolicyBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        CleaningPolicyBuilder builder = new(_policy);
        configure(builder);
        return new CommerceSource(_transactions, builder.Build()) { Customers = Customers, Products = Products };
    }

    /// <summary>
    /// Reads and cleans. Memory is that of the dataset and the report; where a rule needs all rows (imputing a statistic, netting returns) the rows before
    /// it are held with their raw text.
    /// </summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The dataset and what became of every row.</returns>
    /// <exception cref="DataFormatException">An input cannot be read, or no transaction is left after cleaning; the message says where and what to do.</exception>
    /// <exception cref="InvalidOperationException">The policy names fields that no input has, or a stream was read before.</exception>
    /// <exception cref="ArgumentException">Two inputs declare the same attribute.</exception>
    public async Task<CleanResult> LoadAsync(CancellationToken cancellationToken = default)
    {
        InputSource[] inputs = Inputs();
        _policy.Check(inputs.SelectMany(input => input.Slots));
        DatasetSink sink = new();
        ImmutableArray<InputReport>.Builder reports = ImmutableArray.CreateBuilder<InputReport>(inputs.Length);
        foreach (InputSource input in inputs)
        {
            RowFeed feed = input.Open();
            await using (feed.ConfigureAwait(false))
            {
                await feed.OpenAsync(cancellationToken).ConfigureAwait(false);
                reports.Add(await new InputRun(feed, _policy).RunAsync(sink, cancellationToken).ConfigureAwait(false));
                NoRows.ThrowIfNone(feed, reports[^1]);
            }
        }

        return new CleanResult(sink.Build(), new CleaningReport(reports.ToImmutable()));
    }

    /// <summary>Describes the raw rows before any cleaning: what is missing, duplicates, and summary statistics of every column, mapped or not.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>A description of each input.</returns>
    /// <exception cref="DataFormatException">An input cannot be read; the message says where and what to do.</exception>
    /// <exception cref="InvalidOperationException">A stream was read before.</exception>
    public async Task<Inspection> InspectAsync(CancellationToken cancellationToken = default)
    {
        ImmutableArray<InputInspection>.Builder inspections = ImmutableArray.CreateBuilder<InputInspection>();
        foreach (InputSource input in Inputs())
        {
            RowFeed feed = input.Open();
            await using (feed.ConfigureAwait(false))
            {
                await feed.OpenAsync(cancellationToken).ConfigureAwait(false);
                inspections.Add(await InspectionRun.RunAsync(feed, cancellationToken).ConfigureAwait(false));
            }
        }

        return new Inspection(inspections.ToImmutable());
    }

    private InputSource[] Inputs() => [.. new[] { Customers, Products, _transactions }.OfType<InputSource>()];
}
