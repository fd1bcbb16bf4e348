namespace EcomIntel.Insights;

/// <summary>The style sheet of the page: colours for light and dark, phone and print. Charts take their colours from it.</summary>
internal static class PageStyle
{
    private static readonly Lazy<string> Text = new(Read);

    public static string Css => Text.Value;

    private static string Read()
    {
        using Stream stream = typeof(PageStyle).Assembly.GetManifestResourceStream("report.css")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
