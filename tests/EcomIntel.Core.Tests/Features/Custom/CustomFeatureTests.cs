namespace EcomIntel.Core.Tests;

public class CustomFeatureTests
{
    private static readonly CommerceDataset Shop = RandomShop.Make(2);

    public static TheoryData<string> Parts { get; } = ["Customer", "Moment", "HourOfDay", "DayOfWeek", "Date", "Product", "Quantity", "UnitPrice", "Total", "Kind", "Attribute"];

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_function_that_reads_what_it_did_not_declare_is_caught(string part)
    {
        Known needed = part switch { "Customer" => Known.Customer, "Moment" or "HourOfDay" or "DayOfWeek" or "Date" => Known.Moment, _ => Known.Purchase };
        FluentActions.Invoking(() => Transform(FeatureType.Number, Known.All & ~needed, row => Read(row, part))).Should().Throw<LeakageException>()
            .WithMessage($"The custom feature 'own' is declared known from *, but its function reads {part}, which is known from {needed}. Declare that too, or do not read it.");
        Transform(FeatureType.Number, needed, row => Read(row, part)).Count.Should().Be(Shop.Transactions.Count);
    }

    [Fact]
    public void A_leak_through_a_custom_function_does_not_reach_a_model()
    {
        FeatureTable table = new FeaturePipelineBuilder().AddCustom("code_of_product", FeatureType.Number, Known.Purchase, row => row.Product?.Id[1] ?? double.NaN).Transform(Shop);
        FluentActions.Invoking(() => table.ForTarget(Target.NextCategory)).Should().Throw<LeakageException>().WithMessage("*'code_of_product' (known from Purchase)*");
    }

    [Fact]
    public void Values_are_stored_as_the_declared_type()
    {
        Transform(FeatureType.Number, Known.Moment, _ => 0.1).Values<double>()[0].Should().Be(0.1);
        Transform(FeatureType.WholeNumber, Known.Moment, _ => -7).Values<sbyte>()[0].Should().Be(-7);
        Transform(FeatureType.Count, Known.Moment, _ => 1e12).Values<long>()[0].Should().Be(1_000_000_000_000);
        Transform(FeatureType.Money, Known.Moment, _ => 12.34565).Values<long>()[0].Should().Be(123_456, "money is rounded to ten-thousandths, half to even");
    }

    [Theory]
    [InlineData(FeatureType.Number)]
    [InlineData(FeatureType.WholeNumber)]
    [InlineData(FeatureType.Count)]
    [InlineData(FeatureType.Money)]
    public void NaN_is_missing_whatever_the_type(FeatureType type)
    {
        FeatureColumn column = Transform(type, Known.Moment, _ => double.NaN);
        column[0].Should().Be(double.NaN);
        column.MissingCount.Should().Be(column.Count);
    }

    [Theory]
    [InlineData(FeatureType.WholeNumber, 0.5)]
    [InlineData(FeatureType.WholeNumber, 128)]
    [InlineData(FeatureType.Count, 1e17)]
    [InlineData(FeatureType.Count, double.PositiveInfinity)]
    [InlineData(FeatureType.Money, 1e15)]
    public void A_value_that_its_type_cannot_hold_is_named(FeatureType type, double value) =>
        FluentActions.Invoking(() => Transform(type, Known.Moment, _ => value)).Should().Throw<PipelineDefinitionException>()
            .WithMessage($"The custom feature 'own' is declared {type} but gave {value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}*");

    private static FeatureColumn Transform(FeatureType type, Known knownFrom, Func<FeatureRow, double> value) =>
        new FeaturePipelineBuilder().AddCustom("own", type, knownFrom, value).Build().Run(Shop)["own"];

    private static double Read(FeatureRow row, string part) => part switch
    {
        "Customer" => row.Customer?.Age ?? 0,
        "Moment" => row.Moment.Year,
        "HourOfDay" => row.HourOfDay,
        "DayOfWeek" => row.DayOfWeek,
        "Date" => row.Date.Day,
        "Product" => row.Product?.Id.Length ?? 0,
        "Quantity" => row.Quantity ?? 0,
        "UnitPrice" => (double)(row.UnitPrice ?? 0),
        "Total" => (double)(row.Total ?? 0),
        "Kind" => (int)row.Kind,
        _ => row.Attribute("channel").Text?.Length ?? 0,
    };
}
