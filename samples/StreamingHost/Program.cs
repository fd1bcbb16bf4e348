// A host that reads a shop's events from Kafka and serves live customer profiles. See README.md for the commands.
using EcomIntel;
using EcomIntel.Streaming;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using StreamingHost;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);

EcomIntelligenceBuilder shop = builder.Services.AddEcomIntelligence()
    .AddStreaming(builder.Configuration.GetSection("Streaming"))
    .UseKafka(builder.Configuration.GetSection("Kafka"))
    .AddCustomerProfiles();

// Several hosts share a PostgreSQL store; one alone is well served by files.
if (builder.Configuration.GetConnectionString("State") is { } connection)
{
    shop.UsePostgreSqlStore(state => state.ConnectionString = connection);
}
else
{
    shop.UseSqliteStore(builder.Configuration.GetSection("Sqlite"));
}

builder.Services.AddHealthChecks().AddEcomIntelligence();
builder.Services.Configure<SimulationOptions>(builder.Configuration.GetSection("Simulation"));
builder.Services.AddHostedService<Simulation>();

WebApplication app = builder.Build();

app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = check => check.Tags.Contains("live") });
app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });
app.MapGet("/customers/{id}", async (string id, ICustomerProfiles profiles, CancellationToken cancellationToken) =>
    await profiles.GetAsync(id, cancellationToken) is { } profile ? Results.Ok(CustomerView.Of(profile)) : Results.NotFound());
app.MapGet("/partitions", (EventProcessor processor) => processor.Partitions.Select(PartitionView.Of));

await app.RunAsync();
