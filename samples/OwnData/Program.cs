// The shop's own database, through the shop's own EF Core model, to clean data and features. Nothing here is a CSV.
using System.Globalization;
using EcomIntel;
using Microsoft.EntityFrameworkCore;
using OwnData;
using OwnData.Shop;

await using ShopContext shop = new(Path.Combine(Path.GetTempPath(), "ecomintel-own-data.db"));
await DemoData.CreateAsync(shop);

// Rows are pulled from the queries while they are cleaned; the database is read once.
CleanResult clean = await CommerceSource
    .FromRecords(shop.Lines.AsNoTracking().Include(line => line.Order).AsAsyncEnumerable(), ShopRecords.ToTransaction)
    .WithCustomers(shop.Members.AsNoTracking().AsAsyncEnumerable(), ShopRecords.ToCustomer, [new AttributeDefinition("tier", AttributeOwner.Customer)])
    .WithProducts(shop.Articles.AsNoTracking().AsAsyncEnumerable(), ShopRecords.ToProduct)
    .Clean(c => c
        .Range(Field.Age, 0, 110, Violation.MakeMissing).Impute(Field.Age, Imputation.Median)
        .DropDuplicates(Field.OrderId, Field.ProductId).Returns(ReturnPolicy.Net))
    .LoadAsync();
Console.WriteLine(clean.Report.ToTable());

FeaturePipeline pipeline = new FeaturePipelineBuilder(timeZone: "Africa/Accra")
    .AddHourOfDay().AddDayOfWeek().AddAge().AddAttribute("tier")
    .AddAggregates(By.Customer, a => a.Count().Sum(Measure.Spend).TimeSinceLast())
    .Build();
FeatureTable features = pipeline.Fit(clean.Dataset, Split.ByTime(clean.Dataset).Train).Transform(clean.Dataset);

// Orders of guests have no customer to look back on, so show the last that has one.
int row = clean.Dataset.Transactions.Customers.LastIndexOfAnyExcept(CategoryColumn.Missing);
Console.WriteLine($"\nLine {clean.Dataset.Transactions.Ids[row]} of {clean.Dataset.GetTransaction(row).CustomerId}, as the shop knew the buyer just before:");
foreach (FeatureColumn column in features.Columns)
{
    Console.WriteLine($"  {column.Name,-28} {column.LevelOf(row) ?? column[row].ToString("0.##", CultureInfo.InvariantCulture)}");
}
