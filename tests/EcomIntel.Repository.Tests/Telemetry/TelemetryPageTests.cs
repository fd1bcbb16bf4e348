using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace EcomIntel.Repository.Tests;

/// <summary>The table of metrics on <c>docs/streaming-guarantees.md</c> lists every instrument with its unit and what it says of itself.</summary>
public partial class TelemetryPageTests
{
    private const string Page = "docs/streaming-guarantees.md";

    [Fact]
    public void The_page_lists_every_instrument_with_its_unit()
    {
        string page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, Page));

        string[] listed = [.. Row().Matches(page).Select(row => $"{row.Groups["name"].Value} in {row.Groups["unit"].Value}")];

        Instruments().Select(instrument => $"{instrument.Name} in {instrument.Unit}").Should().BeEquivalentTo(listed);
    }

    [Fact]
    public void Every_meter_is_named_for_the_app_to_listen_to() =>
        Instruments().Select(instrument => instrument.Meter.Name).Distinct().Should().BeEquivalentTo(Streaming.EcomIntelTelemetry.MeterNames);

    /// <summary>Meters live in static fields; an instrument is published when the class that holds it is first used.</summary>
    private static List<Instrument> Instruments()
    {
        List<Instrument> instruments = [];
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name.StartsWith("EcomIntel", StringComparison.Ordinal))
            {
                instruments.Add(instrument);
            }
        };
        listener.Start();
        foreach (Type type in PackageAssemblies.All.SelectMany(assembly => assembly.GetTypes()))
        {
            if (type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public).Any(field => field.FieldType == typeof(Meter)))
            {
                RuntimeHelpers.RunClassConstructor(type.TypeHandle);
            }
        }

        return instruments;
    }

    [GeneratedRegex(@"^\| `(?<name>(messaging|ecomintel)\.[a-z_.]+)` \| (?<unit>[^ |]+) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();
}
