using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EcomIntel.Insights;

internal static class ReportJson
{
    // A file for people and programs, not for a web page: χ² and ’ may stay as they are.
    private static readonly InsightJsonContext Readable = new(new JsonSerializerOptions(InsightJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string Write(ImmutableArray<Claim> claims) =>
        JsonSerializer.Serialize([.. claims.Select(ClaimJson.From)], Readable.ClaimJsonArray);
}
