using EcomIntel;
using Microsoft.Extensions.DependencyInjection;

ServiceCollection services = new();
services.AddEcomIntelligence();
using ServiceProvider provider = services.BuildServiceProvider();

CommerceDatasetBuilder shop = new();
shop.Add(new Transaction("t1", DateTimeOffset.UnixEpoch, "c1", "p1") { Quantity = 2, UnitPrice = 9.99m });
Console.WriteLine($"{shop.Build().Transactions.Count} transaction");
