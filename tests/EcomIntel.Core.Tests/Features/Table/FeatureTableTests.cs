using System.Globalization;

namespace EcomIntel.Core.Tests;

public class FeatureTableTests
{
    [Fact]
    public void A_csv_file_has_the_input_order_and_nothing_where_a_value_is_missing()
    {
        DateTimeOffset noon = new(2025, 12, 29, 12, 0, 0, TimeSpan.Zero);
        CommerceDataset shop = CommerceDataset.FromRecords(
            [
                new Transaction("late,\"1\"", noon.AddHours(8), "c1", "p1") { Quantity = 3, UnitPrice = 0.1m },
                new Transaction("early", noon, "c1", "p1") { Total = 831.12m, UnitPrice = 250m },
                new Transaction("guest", noon),
            ],
            [new Customer("c1", 41)]);
        FeatureTable table = new FeaturePipelineBuilder().AddHourOfDay().AddDayOfWeek().AddMonth().AddTotalPrice().AddPriceBand().AddAge()
            .AddAggregates(By.Customer, a => a.Count().Sum(Measure.Spend).Mean(Measure.Spend).TimeSinceLast()).AddCustomerTotalSpent().Build().Run(shop);
        using StringWriter text = new(CultureInfo.GetCultureInfo("de-DE"));

        table.SaveCsv(text);

        text.ToString().Should().Be(
            """"
            transaction_id,hour_of_day,day_of_week,month,total_price,price_band,age,transaction_count_by_customer,spend_sum_by_customer,spend_mean_by_customer,days_since_last_by_customer,customer_total_spent
            "late,""1""",20,0,12,0.3,Low,41,1,831.12,831.12,0.3333333333333333,831.42
            early,12,0,12,831.12,High,41,0,0,,,831.42
            guest,12,0,12,,,,0,0,,,

            """");
    }

    [Fact]
    public void A_file_holds_the_same_text_without_a_byte_order_mark()
    {
        FeatureTable table = Pipelines.All().Transform(RandomShop.Make(9));
        using StringWriter text = new(CultureInfo.InvariantCulture);
        table.SaveCsv(text);
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            table.SaveCsv(path);
            File.ReadAllBytes(path).Should().Equal(System.Text.Encoding.UTF8.GetBytes(text.ToString()));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Columns_have_the_fixed_types()
    {
        FeatureTable table = Pipelines.All().Transform(RandomShop.Make(1));
        table["month"].Values<sbyte>().Length.Should().Be(120);
        table["price_band"].Values<sbyte>().Length.Should().Be(120);
        table["location"].Values<int>().Length.Should().Be(120);
        table["transaction_count_by_customer"].Values<long>().Length.Should().Be(120);
        table["spend_sum_by_customer"].Values<long>().Length.Should().Be(120);
        table["spend_mean_by_customer"].Values<double>().Length.Should().Be(120);
        FluentActions.Invoking(() => table["month"].Values<long>().Length).Should().Throw<InvalidOperationException>()
            .WithMessage("The column 'month' (WholeNumber) stores SByte, not Int64.");
    }

    [Fact]
    public void A_matrix_has_money_in_units_and_NaN_where_missing()
    {
        FeatureTable table = Pipelines.All().Transform(RandomShop.Make(6));
        FeatureMatrix matrix = table.ToMatrix();
        matrix.Schema.Should().BeSameAs(table.Schema);
        for (int field = 0; field < matrix.Schema.Count; field++)
        {
            for (int row = 0; row < matrix.RowCount; row++)
            {
                matrix.Column(field)[row].Should().Be((float)table.Columns[field][row]);
            }
        }
    }

    [Fact]
    public void Selected_columns_come_in_the_order_asked_for_and_are_shared()
    {
        FeatureTable table = Pipelines.All().Transform(RandomShop.Make(1));
        FeatureTable two = table.Select("month", "age");
        two.Schema.Fields.Select(field => field.Name).Should().Equal("month", "age");
        two["month"].Should().BeSameAs(table["month"]);
    }

    [Fact]
    public void A_name_that_is_not_there_or_twice_is_a_mistake()
    {
        FeatureTable table = new FeaturePipelineBuilder().AddAge().AddMonth().Transform(RandomShop.Make(1));
        FluentActions.Invoking(() => table["monht"]).Should().Throw<ArgumentException>().WithMessage("There is no feature 'monht'. There are age, month.*");
        FluentActions.Invoking(() => table.Select("age", "age")).Should().Throw<ArgumentException>().WithMessage("*each once*[age, age]*");
        FluentActions.Invoking(() => table.Select(Array.Empty<string>())).Should().Throw<ArgumentException>();
    }
}
