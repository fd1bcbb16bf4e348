using Microsoft.Playwright;

namespace EcomIntel.Insights.Browser.Tests;

/// <summary>The browser of the operating system, one for all tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places =
    [
        .. new[] { Environment.GetEnvironmentVariable("ECOMINTEL_CHROMIUM") }.OfType<string>(),
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Places.FirstOrDefault(File.Exists) is { } place)
        {
            _playwright = await Playwright.CreateAsync();
            // Tests run as root in containers, where Chromium refuses its sandbox; the pages are our own.
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = place, Args = ["--no-sandbox"] });
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>Opens a window; the test is skipped where there is no browser.</summary>
    public async Task<IBrowserContext> OpenAsync(int width, ColorScheme colors)
    {
        if (_browser is null)
        {
            Assert.Skip($"Install Chromium (Debian: apt-get install chromium) or set ECOMINTEL_CHROMIUM to its program to run this test; looked for {string.Join(", ", Places)}.");
        }

        return await _browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = colors });
    }
}
