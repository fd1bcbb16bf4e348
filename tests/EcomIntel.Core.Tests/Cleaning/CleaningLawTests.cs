using System.Text;

namespace EcomIntel.Core.Tests;

/// <summary>What holds for any input and any policy.</summary>
public class CleaningLawTests
{
    private static readonly Action<CleaningPolicyBuilder>[] Policies =
    [
        _ => { },
        c => c.Clear(),
        c => c.DropDuplicates().DropDuplicates(Field.TransactionId).DropMissing(Field.CustomerId).Returns(ReturnPolicy.Drop).TotalMismatch(),
        c => c.Unparseable(Field.Age, Violation.MakeMissing).Impute(Field.Age, Imputation.Constant(33)).Returns(ReturnPolicy.Net).TotalMismatch(0.01m, TotalRepair.Recompute),
        c => c.Range(Field.Age, 25, 64, Violation.MakeMissing).Impute(Field.Age, Imputation.Constant(33)).DropDuplicates().Impute(Field.Gender, Imputation.Constant("?")).Positive(Field.Quantity),
    ];

    [Property(MaxTest = 60)]
    public async Task Every_row_read_ends_in_exactly_one_place(int seed, byte policy)
    {
        string[] rows = DirtyRows.Texts(seed, 200);
        CleanResult shop = await CsvTexts.Flat(rows).Clean(Policies[policy % Policies.Length]).LoadAsync(TestContext.Current.CancellationToken);

        CleaningReport report = shop.Report;
        report.Read.Should().Be(200);
        (report.Kept + report.Changed + report.Quarantined).Should().Be(report.Read);
        shop.Dataset.Transactions.Count.Should().Be((int)(report.Kept + report.Changed));
        long[] quarantined = [.. report.Quarantine.Select(row => row.Row)];
        quarantined.Should().OnlyHaveUniqueItems().And.BeInAscendingOrder();
        report.Changes.Select(change => change.Row).Distinct().Should().HaveCount((int)report.Changed).And.NotIntersectWith(quarantined);
        report.Quarantine.Should().OnlyContain(row => row.Raw == rows[row.Row - 1], "nothing of a quarantined row is lost");
    }

    [Property(MaxTest = 60)]
    public async Task Records_and_text_meet_the_same_rules(int seed, byte policy)
    {
        List<Transaction> records = DirtyRows.Records(seed, 100);
        CsvMap map = new[] { Field.TransactionId, Field.OrderId, Field.Timestamp, Field.CustomerId, Field.ProductId, Field.Quantity, Field.UnitPrice, Field.Total, Field.TransactionKind }
            .Aggregate(new CsvMap(), (map, field) => map.Map(field, field.Name));
        Action<CleaningPolicyBuilder>[] policies = [.. Policies[..3], c => c.Impute(Field.Quantity, Imputation.Median).Impute(Field.UnitPrice, Imputation.Mean).Returns(ReturnPolicy.Net)];
        Action<CleaningPolicyBuilder> clean = policies[policy % policies.Length];

        CleanResult fromRecords = await CommerceSource.FromRecords(records).Clean(clean).LoadAsync(TestContext.Current.CancellationToken);
        CleanResult fromText = await CsvTexts.Source(DirtyRows.Csv(records), map).Clean(clean).LoadAsync(TestContext.Current.CancellationToken);

        fromRecords.Dataset.Fingerprint.Should().Be(fromText.Dataset.Fingerprint);
        fromRecords.Report.ToTable().Should().Be(fromText.Report.ToTable());
        fromRecords.Report.Quarantine.Select(row => (row.Row, row.Rule, row.Column)).Should().Equal(fromText.Report.Quarantine.Select(row => (row.Row, row.Rule, row.Column)));
    }

    [Fact]
    public async Task Rows_are_pulled_once_and_one_at_a_time_and_not_before_loading()
    {
        int pulled = 0;
        int selected = 0;
        IEnumerable<int> Rows()
        {
            for (int i = 0; i < 50; i++)
            {
                pulled++;
                yield return i;
            }
        }

        CommerceSource source = CommerceSource.FromRecords(Rows(), i =>
        {
            selected++;
            pulled.Should().Be(selected, "no row is pulled before the one before it was taken");
            return new Transaction($"t{i}", DateTimeOffset.UnixEpoch.AddDays(i), $"c{i % 5}", "p1") { Quantity = i % 7 == 0 ? null : 1 };
        }).Clean(c => c.Impute(Field.Quantity, Imputation.Median).Returns(ReturnPolicy.Net));
        pulled.Should().Be(0);
        await source.LoadAsync(TestContext.Current.CancellationToken);
        pulled.Should().Be(50);
        selected.Should().Be(50);
    }

    [Fact]
    public async Task Asynchronous_rows_are_read_as_they_arrive_and_stop_when_cancelled()
    {
        using CancellationTokenSource stop = new();
        async IAsyncEnumerable<int> Rows()
        {
            for (int i = 0; ; i++)
            {
                await Task.Yield();
                if (i == 10)
                {
                    await stop.CancelAsync();
                }

                yield return i;
            }
        }

        Func<Task> load = () => CommerceSource.FromRecords(Rows(), i => new Transaction($"t{i}", DateTimeOffset.UnixEpoch)).LoadAsync(stop.Token);
        await load.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_large_clean_file_is_kept_whole()
    {
        StringBuilder text = new(CsvTexts.FlatHeader);
        for (int i = 0; i < 20_000; i++)
        {
            text.Append('\n').Append(System.Globalization.CultureInfo.InvariantCulture, $"t{i},2025-01-02 03:04:05.{i:000000},c{i % 100},{20 + (i % 100 % 50)},F,Accra,p{i % 10},Books,1,9.99,9.99");
        }

        CleanResult shop = await CsvTexts.Source(text.ToString()).LoadAsync(TestContext.Current.CancellationToken);
        shop.Report.Kept.Should().Be(20_000);
        shop.Dataset.Transactions.Timestamps[19_999].Should().Be(EpochTime.ToMicroseconds(new DateTimeOffset(2025, 1, 2, 3, 4, 5, TimeSpan.Zero)) + 19_999);
    }
}
