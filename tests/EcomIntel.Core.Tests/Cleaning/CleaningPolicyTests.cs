namespace EcomIntel.Core.Tests;

public class CleaningPolicyTests
{
    private const string Row = "t1,2025-01-02,c1,30,F,Accra,p1,Books,1,9.99,9.99";

    [Fact]
    public void The_defaults_are_three_ranges_and_a_rule_of_the_same_name_replaces_in_place()
    {
        CsvTexts.Flat().Clean(c =>
        {
            c.Names.Should().Equal("range:timestamp", "range:age", "range:price_per_item");
            c.DropDuplicates(Field.TransactionId).Range(Field.Age, 18, 99).Returns(ReturnPolicy.Net).Returns(ReturnPolicy.Drop);
            c.Names.Should().Equal("range:timestamp", "range:age", "range:price_per_item", "duplicates:transaction_id", "returns");
            c.Remove("range:age").Returns(ReturnPolicy.Keep).Names.Should().Equal("range:timestamp", "range:price_per_item", "duplicates:transaction_id");
            c.Clear().Names.Should().BeEmpty();
        });
    }

    [Fact]
    public async Task The_first_rule_that_takes_a_row_is_the_one_reported()
    {
        string[] rows = [Row, Row.Replace("30", "-1", StringComparison.Ordinal)];
        async Task<string> RuleOf(Action<CleaningPolicyBuilder> policy) =>
            (await CsvTexts.Flat(rows).Clean(policy).LoadAsync(TestContext.Current.CancellationToken)).Report.Quarantine.Single().Rule;

        (await RuleOf(c => c.DropDuplicates(Field.TransactionId))).Should().Be("range:age");
        (await RuleOf(c => c.Clear().DropDuplicates(Field.TransactionId).Range(Field.Age, 0, 120))).Should().Be("duplicates:transaction_id");
    }

    [Fact]
    public async Task Calls_of_Clean_add_up_and_leave_the_source_before_as_it_was()
    {
        CommerceSource source = CommerceSource.FromRecords([new Transaction("a", DateTimeOffset.UnixEpoch) { Quantity = 1 }, new Transaction("a", DateTimeOffset.UnixEpoch) { Quantity = 0 }]);
        CommerceSource strict = source.Clean(c => c.DropDuplicates(Field.TransactionId)).Clean(c => c.Positive(Field.Quantity));
        (await source.LoadAsync(TestContext.Current.CancellationToken)).Report.Kept.Should().Be(2);
        (await strict.LoadAsync(TestContext.Current.CancellationToken)).Report.Quarantine.Single().Rule.Should().Be("duplicates:transaction_id");
    }

    [Fact]
    public async Task A_rule_of_ones_own_sees_the_values_so_far()
    {
        CleanResult shop = await CsvTexts.Flat(Row, Row.Replace("p1", "TEST", StringComparison.Ordinal))
            .Clean(c => c.QuarantineWhere("test_orders", row => row.Text(Field.ProductId) == "TEST" && row.Number(Field.UnitPrice) == 9.99m && row.Timestamp()!.Value.Year == 2025))
            .LoadAsync(TestContext.Current.CancellationToken);
        shop.Report.Quarantine.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Row = 2L, Rule = "test_orders" });
    }

    [Fact]
    public async Task A_rule_about_a_field_that_no_input_has_is_refused()
    {
        CommerceSource source = CommerceSource.FromRecords([new Transaction("a", DateTimeOffset.UnixEpoch)]).Clean(c => c.Impute(Field.Age, Imputation.Median).DropMissing(Field.Attribute("income")));
        Func<Task> load = () => source.LoadAsync(TestContext.Current.CancellationToken);
        await load.Should().ThrowAsync<InvalidOperationException>().WithMessage("*impute:age, missing:income*");
    }

    [Fact]
    public void A_policy_in_use_is_frozen()
    {
        CleaningPolicyBuilder? kept = null;
        CsvTexts.Flat().Clean(c => kept = c);
        FluentActions.Invoking(() => kept!.Clear()).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void Mistakes_in_a_policy_are_argument_errors()
    {
        CommerceSource source = CsvTexts.Flat();
        FluentActions.Invoking(() => source.Clean(c => c.Range(Field.Age, 10, 5))).Should().Throw<ArgumentException>().WithMessage("*10 is above 5*");
        FluentActions.Invoking(() => source.Clean(c => c.Range(Field.Gender, 0))).Should().Throw<ArgumentException>().WithMessage("*QuarantineWhere*");
        FluentActions.Invoking(() => source.Clean(c => c.Range(Field.Timestamp, 0))).Should().Throw<ArgumentException>().WithMessage("*Period*");
        FluentActions.Invoking(() => source.Clean(c => c.Unparseable(Field.Timestamp, Violation.MakeMissing))).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => source.Clean(c => c.TotalMismatch(-1))).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public async Task Of_differing_values_of_a_customer_the_first_wins_and_the_others_are_conflicts()
    {
        CleanResult shop = await CsvTexts.LoadFlat(Row.Replace("30", "", StringComparison.Ordinal), Row, Row.Replace("30", "31", StringComparison.Ordinal));
        shop.Dataset.Customers[0].Age.Should().Be(30);
        shop.Report.Changes.Should().Equal(new ChangedValue("shop.csv", 3, "age", "31", "30", "conflict"));
    }

    [Fact]
    public async Task The_table_counts_rows_by_rule()
    {
        CleanResult shop = await CsvTexts.LoadFlat(Row, Row.Replace("30", "31", StringComparison.Ordinal), Row.Replace("30", "-1", StringComparison.Ordinal));
        shop.Report.Rules.Should().Equal(new RuleCount("conflict", 1, 0), new RuleCount("range:age", 0, 1));
        shop.Report.ToTable().Should().Be(
            "3 read = 1 kept + 1 changed + 1 quarantined\nrule            changed   quarantined\nconflict              1             0\nrange:age             0             1");
    }
}
