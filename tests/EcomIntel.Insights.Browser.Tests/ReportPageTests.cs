using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using EcomIntel.Synthetic;
using Microsoft.Playwright;

namespace EcomIntel.Insights.Browser.Tests;

/// <summary>Reports as people open them: on a phone and on a wide screen, light and dark.</summary>
public sealed partial class ReportPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string Results = Directory.CreateDirectory(Path.Combine(ResultsFolder(), "pages")).FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Reports => ["gallery", "default-shop", "no-claims", "visits", "online-retail", "complete-journey"];

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task A_page_has_no_error_no_overflow_and_no_barrier(string name)
    {
        string file = Path.Combine(Results, name + ".html");
        (await MakeAsync(name)).SaveHtml(file, CultureInfo.GetCultureInfo("en-GB"));

        foreach ((int width, ColorScheme colors) in new[] { (360, ColorScheme.Light), (360, ColorScheme.Dark), (1440, ColorScheme.Light), (1440, ColorScheme.Dark) })
        {
            await LookAtAsync(file, name, width, colors);
        }

        await PrintAsync(file, name);
    }

    /// <summary>On A4 within margins of 1 cm, by someone whose screen is dark: all is unfolded but long tables, which say what they leave out; nothing is cut off, paper stays white.</summary>
    private async Task PrintAsync(string file, string name)
    {
        const int PaperWidth = 718;
        const int MostSheets = 24;
        await using IBrowserContext window = await chromium.OpenAsync(PaperWidth, ColorScheme.Dark);
        IPage page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });

        await page.ScreenshotAsync(new() { Path = Path.Combine(Results, $"{name}-print.png"), FullPage = true });
        (await page.EvaluateAsync<string[]>(Folded)).Should().BeEmpty(name);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(PaperWidth, name);
        (await page.EvaluateAsync<string[]>(TablesThatAreCutOff)).Should().BeEmpty(name);
        (await page.EvaluateAsync<string[]>(TextsThatStickOut)).Should().BeEmpty(name);
        (await page.EvaluateAsync<string[]>(TextsThatOverlap)).Should().BeEmpty(name);
        (await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor")).Should().Be("rgb(255, 255, 255)", name);
        (await page.EvaluateAsync<bool>(InkIsDark)).Should().BeTrue(name);
        byte[] paper = await page.PdfAsync(new() { Path = Path.Combine(Results, $"{name}.pdf"), Format = "A4", Margin = new() { Top = "1cm", Bottom = "1cm", Left = "1cm", Right = "1cm" } });
        Sheet().Count(Encoding.Latin1.GetString(paper)).Should().BeInRange(1, MostSheets, name);
    }

    [GeneratedRegex(@"/Type\s*/Page\b", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Sheet();

    /// <summary>Parts that are folded away and stay so on paper.</summary>
    private const string Folded = """
        [...document.querySelectorAll('details:not(.screen)')].filter(part => [...part.children].some(child => child.tagName !== 'SUMMARY' && child.getBoundingClientRect().height === 0))
          .map(part => part.querySelector('summary').textContent)
        """;

    /// <summary>Tables that are wider than the room they have: paper cannot be scrolled.</summary>
    private const string TablesThatAreCutOff = """
        [...document.querySelectorAll('table')].filter(table => table.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map(table => table.textContent.trim().slice(0, 60))
        """;

    /// <summary>Whether the page's text is dark.</summary>
    private const string InkIsDark = """
        getComputedStyle(document.body).color.match(/\d+/g).slice(0, 3).every(channel => Number(channel) < 110)
        """;

    private async Task LookAtAsync(string file, string name, int width, ColorScheme colors)
    {
        await using IBrowserContext window = await chromium.OpenAsync(width, colors);
        IPage page = await window.NewPageAsync();
        List<string> said = [];
        page.Console += (_, message) => said.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => said.Add(error);
        page.Request += (_, request) => said.AddRange(request.Url.StartsWith("file:", StringComparison.Ordinal) ? [] : [request.Url]);

        await page.GotoAsync(new Uri(file).AbsoluteUri);

        string where = $"{name} at {width} px, {colors}";
        await page.ScreenshotAsync(new() { Path = Path.Combine(Results, $"{name}-{width}-{colors.ToString().ToLowerInvariant()}.png"), FullPage = true });
        said.Should().BeEmpty(where);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(width, where);
        (await page.EvaluateAsync<string[]>(TextsThatStickOut)).Should().BeEmpty(where);
        (await page.EvaluateAsync<string[]>(TextsThatOverlap)).Should().BeEmpty(where);
        AxeResult axe = await page.RunAxe();
        axe.Violations.Select(violation => $"{violation.Id}: {violation.Help} ({string.Join("; ", violation.Nodes.Take(3).Select(node => node.Html))})").Should().BeEmpty(where);
        axe.Passes.Should().NotBeEmpty();
    }

    /// <summary>Texts of charts that leave their figure.</summary>
    private const string TextsThatStickOut = """
        [...document.querySelectorAll('svg.chart')].flatMap(chart => {
          const box = chart.closest('figure').getBoundingClientRect();
          return [...chart.querySelectorAll('text')].filter(text => {
            const own = text.getBoundingClientRect();
            return own.width > 0 && (own.left < box.left - 1 || own.right > box.right + 1 || own.bottom > box.bottom + 1 || own.top < box.top - 1);
          }).map(text => chart.getAttribute('aria-label').slice(0, 40) + ': ' + text.textContent);
        })
        """;

    /// <summary>Texts of charts that lie upon each other.</summary>
    private const string TextsThatOverlap = """
        [...document.querySelectorAll('svg.chart')].flatMap(chart => {
          const texts = [...chart.querySelectorAll('text')].map(text => [text, text.getBoundingClientRect()]).filter(([, box]) => box.width > 0);
          return texts.flatMap(([text, box], i) => texts.slice(i + 1)
            .filter(([, other]) => box.left < other.right - 1 && other.left < box.right - 1 && box.top < other.bottom - 3 && other.top < box.bottom - 3)
            .map(([other]) => chart.getAttribute('aria-label').slice(0, 40) + ': ' + text.textContent + ' | ' + other.textContent));
        })
        """;

    // Where the test runner was told to put its results, else where it puts them by itself.
    private static string ResultsFolder()
    {
        string[] arguments = Environment.GetCommandLineArgs();
        int option = Array.IndexOf(arguments, "--results-directory");
        return option >= 0 && option + 1 < arguments.Length ? arguments[option + 1] : Path.Combine(AppContext.BaseDirectory, "TestResults");
    }

    private static async Task<InsightReport> MakeAsync(string name) => name switch
    {
        "gallery" => new InsightReportBuilder(new InsightOptions { Margin = 0.3 }).Add(new Gallery()).Build().Run(CommerceDataset.FromRecords([]), null, Stop),
        "default-shop" => Ask(WithClicks(SyntheticWorld.Realistic(42, world => world.Transactions = 20_000)), "UTC"),
        "no-claims" => Ask(SyntheticWorld.Null(1).ToDataset(), "UTC"),
        "visits" => Ask(VisitWorld.Make(3, visits => visits.Sessions = 50_000).ToDataset(), "UTC"),
        "online-retail" => Ask(await RealShops.OnlineRetailAsync(), "Europe/London"),
        _ => Ask(await RealShops.CompleteJourneyAsync(), "America/New_York"),
    };

    private static CommerceDataset WithClicks(SyntheticWorld world) => CommerceDataset.FromRecords(
        world.Transactions(), world.Customers, world.Products, clicks: world.Events().Where(click => click.Type != ShopEventType.Transaction));

    private static InsightReport Ask(CommerceDataset shop, string timeZone) =>
        new InsightReportBuilder(new InsightOptions { Seed = 42, TimeZone = timeZone, Margin = 0.3 }).AddDefaultQuestions().AddDefaultDescriptions().Build().Run(shop, null, Stop);
}
