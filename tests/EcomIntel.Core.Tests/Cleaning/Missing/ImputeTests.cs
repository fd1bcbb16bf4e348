namespace EcomIntel.Core.Tests;

public class ImputeTests
{
    [Theory]
    [InlineData("20,30,50,", "Mean", 33)]
    [InlineData("20,30,50,", "Median", 30)]
    [InlineData("20,31,40,60,", "Median", 36)] // 35.5, half to even
    [InlineData("20,33,40,60,", "Median", 36)] // 36.5, half to even
    [InlineData("20,20,50,50,60,", "Mode", 20)]
    public async Task Customers_ages_are_filled_with_a_statistic_over_customers(string ages, string statistic, int expected)
    {
        Imputation imputation = statistic switch { "Mean" => Imputation.Mean, "Median" => Imputation.Median, _ => Imputation.Mode };
        string[] rows = [.. ages.Split(',').Select((age, i) => Row($"t{i}", $"c{i}", age))];
        CleanResult shop = await CsvTexts.Flat(rows).Clean(c => c.Impute(Field.Age, imputation)).LoadAsync(TestContext.Current.CancellationToken);

        shop.Dataset.Customers[rows.Length - 1].Age.Should().Be(expected);
        shop.Report.Changes.Should().Equal(new ChangedValue("shop.csv", rows.Length, "age", "", $"{expected}", "impute:age"));
    }

    [Fact]
    public async Task A_customer_counts_once_and_is_no_gap_where_another_row_knows_the_age()
    {
        CleanResult shop = await CsvTexts.Flat(Row("t1", "a", ""), Row("t2", "a", "20"), Row("t3", "a", "20"), Row("t4", "a", "20"), Row("t5", "b", "40"), Row("t6", "c", ""))
            .Clean(c => c.Impute(Field.Age, Imputation.Mean)).LoadAsync(TestContext.Current.CancellationToken);
        shop.Dataset.Customers[2].Age.Should().Be(30);
        shop.Report.ToString().Should().Be("6 read = 5 kept + 1 changed + 0 quarantined");
    }

    [Fact]
    public async Task Statistics_are_over_what_the_rules_before_leave_and_later_rules_see_the_filled_rows()
    {
        string[] rows = [Row("t1", "a", "20"), Row("t2", "b", "110"), Row("t3", "c", "")];
        CleanResult before = await CsvTexts.Flat(rows).Clean(c => c.Range(Field.Age, 0, 100).Impute(Field.Age, Imputation.Mean).DropMissing(Field.Age)).LoadAsync(TestContext.Current.CancellationToken);
        before.Dataset.Transactions.Ids.ToArray().Should().Equal("t1", "t3");
        before.Dataset.Customers[1].Age.Should().Be(20);

        CleanResult after = await CsvTexts.Flat(rows).Clean(c => c.Remove("range:age").Impute(Field.Age, Imputation.Mean).Range(Field.Age, 0, 64)).LoadAsync(TestContext.Current.CancellationToken);
        after.Report.Quarantine.Select(row => (row.Row, row.Rule)).Should().Equal((2, "range:age"), (3, "range:age"));
        after.Report.Changes.Should().BeEmpty("the filled row was quarantined after all");
        after.Report.ToString().Should().Be("3 read = 1 kept + 0 changed + 2 quarantined");
    }

    [Fact]
    public async Task Texts_are_filled_by_mode_or_constant_and_money_by_its_exact_mean()
    {
        CleanResult shop = await CsvTexts.Flat(
                "t1,2025-01-02,a,20,F,Accra,p1,Books,1,0.01,", "t2,2025-01-02,b,20,F,,p2,Toys,1,0.02,", "t3,2025-01-02,c,20,,Accra,p3,,1,,")
            .Clean(c => c.Impute(Field.Gender, Imputation.Mode).Impute(Field.Location, Imputation.Constant("unknown")).Impute(Field.ProductCategory, Imputation.Mode).Impute(Field.UnitPrice, Imputation.Mean))
            .LoadAsync(TestContext.Current.CancellationToken);
        shop.Dataset.Customers[2].Gender.Should().Be("F");
        shop.Dataset.Customers[1].Location.Should().Be("unknown");
        shop.Dataset.Products[2].Category.Should().Be("Books", "of several modes it is the first in ordinal order");
        shop.Dataset.GetTransaction(2).UnitPrice.Should().Be(0.015m);
        shop.Dataset.GetTransaction(2).Total.Should().Be(0.015m, "the total follows the price where none was recorded");
        shop.Report.Changed.Should().Be(2);
    }

    [Fact]
    public async Task Nothing_to_learn_from_is_an_error()
    {
        Func<Task> load = () => CsvTexts.Flat(Row("t1", "a", "")).Clean(c => c.Impute(Field.Age, Imputation.Median)).LoadAsync(TestContext.Current.CancellationToken);
        (await load.Should().ThrowAsync<DataFormatException>()).WithMessage("*'age'*no value to impute from*constant*").Which.Column.Should().Be("age");
    }

    [Fact]
    public void What_cannot_be_imputed_is_an_argument_error()
    {
        CommerceSource source = CsvTexts.Flat();
        FluentActions.Invoking(() => source.Clean(c => c.Impute(Field.CustomerId, Imputation.Constant("guest")))).Should().Throw<ArgumentException>().WithMessage("*DropMissing*");
        FluentActions.Invoking(() => source.Clean(c => c.Impute(Field.Gender, Imputation.Median))).Should().Throw<ArgumentException>().WithMessage("*Imputation.Mode*");
        FluentActions.Invoking(() => source.Clean(c => c.Impute(Field.Age, Imputation.Constant("old")))).Should().Throw<ArgumentException>().WithMessage("*number*");
    }

    private static string Row(string id, string customer, string age) => $"{id},2025-01-02,{customer},{age},F,Accra,p1,Books,1,9.99,9.99";
}
