namespace EcomIntel.Core.Tests;

public class OracleTests
{
    [Property(MaxTest = 60)]
    public void Every_feature_is_what_its_definition_says(int seed)
    {
        (List<Transaction> rows, List<Customer> customers, List<Product> products) = RandomShop.Records(seed, 80);
        FeatureTable table = Pipelines.All().Transform(CommerceDataset.FromRecords(rows, customers, products, RandomShop.Attributes));
        TimeZoneInfo london = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
        for (int i = 0; i < rows.Count; i++)
        {
            Transaction row = rows[i];
            DateTimeOffset local = TimeZoneInfo.ConvertTime(row.Timestamp, london);
            Customer? customer = customers.Find(c => c.Id == row.CustomerId);
            table["hour_of_day"][i].Should().Be(local.Hour);
            table["day_of_week"][i].Should().Be(((int)local.DayOfWeek + 6) % 7);
            table["month"][i].Should().Be(local.Month);
            Near(table["hour_of_day_sin"][i], Math.Sin(local.Hour * Math.PI / 12));
            Near(table["day_of_week_cos"][i], Math.Cos(2 * Math.PI * (((int)local.DayOfWeek + 6) % 7) / 7));
            Near(table["month_sin"][i], Math.Sin((local.Month - 1) * Math.PI / 6));
            DateOnly today = DateOnly.FromDateTime(local.DateTime);
            table["is_holiday"][i].Should().Be(Pipelines.Holidays.Contains(today) ? 1 : 0);
            table["days_to_holiday"][i].Should().Be(Pipelines.Holidays.Order().Where(date => date >= today).Select(date => (double)(date.DayNumber - today.DayNumber)).FirstOrDefault(double.NaN));
            table["age"][i].Should().Be(customer?.Age ?? double.NaN);
            table["gender"].LevelOf(i).Should().Be(customer?.Gender);
            table["location"].LevelOf(i).Should().Be(customer?.Location);
            table["tier"].LevelOf(i).Should().Be(customer?.Attributes["tier"].Text);
            table["income"][i].Should().Be(customer?.Attributes["income"].Number ?? double.NaN);
            table["channel"].LevelOf(i).Should().Be(row.Attributes["channel"].Text);
            table["product_category"].LevelOf(i).Should().Be(products.Find(p => p.Id == row.ProductId)?.Category);
            table["quantity"][i].Should().Be(row.Quantity ?? double.NaN);
            Amount(table["unit_price"], i).Should().Be(row.UnitPrice);
            Amount(table["total_price"], i).Should().Be(NaiveFeatures.Total(row));
            table["price_band"].LevelOf(i).Should().Be(NaiveFeatures.Band(row.UnitPrice));
            Amount(table["customer_total_spent"], i).Should().Be(
                row.CustomerId is null ? null : NaiveFeatures.Sum(rows.Where(other => other.CustomerId == row.CustomerId && other.Kind == TransactionKind.Sale)));
            Check(table, i, NaiveFeatures.Past(rows, row), row, "", hasCount: true);
            Check(table, i, NaiveFeatures.Past(rows, row, TimeSpan.FromDays(3)), row, "_3d", hasCount: true);
            Check(table, i, NaiveFeatures.Past(rows, row, TimeSpan.FromHours(5)), row, "_5h", hasCount: false);
        }
    }

    [Property(MaxTest = 50)]
    public void The_order_of_the_input_changes_nothing(int seed)
    {
        (List<Transaction> rows, List<Customer> customers, List<Product> products) = RandomShop.Records(seed, 80);
        int[] order = [.. Enumerable.Range(0, rows.Count)];
        SeededRandom random = SeededRandom.For(seed, "order");
        random.Shuffle(order.AsSpan());

        FeatureTable straight = Pipelines.All().Transform(CommerceDataset.FromRecords(rows, customers, products, RandomShop.Attributes));
        FeatureTable shuffled = Pipelines.All().Transform(CommerceDataset.FromRecords(order.Select(i => rows[i]), customers, products, RandomShop.Attributes));

        foreach (FeatureColumn column in straight.Columns)
        {
            order.Select(i => column[i]).Should().Equal(Enumerable.Range(0, order.Length).Select(i => shuffled[column.Name][i]), column.Name);
        }
    }

    private static void Check(FeatureTable table, int i, IEnumerable<Transaction> past, Transaction row, string suffix, bool hasCount)
    {
        Amount(table["spend_sum_by_customer" + suffix], i).Should().Be(NaiveFeatures.Sum(past));
        Near(table["days_since_last_by_customer" + suffix][i], NaiveFeatures.DaysSinceLast(past, row));
        if (hasCount)
        {
            table["transaction_count_by_customer" + suffix][i].Should().Be(past.Count());
            Near(table["spend_mean_by_customer" + suffix][i], NaiveFeatures.Mean(past));
        }
    }

    private static void Near(double actual, double expected)
    {
        if (double.IsNaN(expected))
        {
            actual.Should().Be(double.NaN);
        }
        else
        {
            actual.Should().BeApproximately(expected, 1e-11);
        }
    }

    private static decimal? Amount(FeatureColumn column, int row) => Money.ToDecimal(column.Values<long>()[row]);
}
