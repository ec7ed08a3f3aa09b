using PuppeteerSharp;

namespace FairLab.Figures;

/// <summary>The system's Chromium, which draws figures; none is ever fetched.</summary>
static class Chromium
{
    /// <summary>The environment variable that names a Chromium, Chrome or Edge elsewhere.</summary>
    public const string Variable = "FAIRLAB_CHROMIUM";

    // Chromium's names, then those of Chrome, which takes the same arguments.
    static readonly string[] Names =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

    // The page is FairLab's own and reaches no network, so the sandbox, which root and most containers cannot have,
    // guards nothing.
    // PuppeteerSharp joins them with spaces, so that one with a space needs quotes.
    static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--host-resolver-rules=\"MAP * ~NOTFOUND\"",
    ];

    /// <summary>The browser: the one named, else the first in the folders.</summary>
    /// <param name="named">A path, or null.</param>
    /// <param name="folders">Folders as in PATH.</param>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static string Find(string? named, string? folders) =>
        !string.IsNullOrEmpty(named) && File.Exists(named)
            ? named
            : (folders ?? "")
                .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(folder =>
                    Names.Select(name => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)))
                .FirstOrDefault(File.Exists)
                ?? throw new InvalidOperationException(
                    "found no Chromium, which draws figures as PNG, JPG, SVG and PDF: apt-get install chromium; "
                        + "without root: conda install -c conda-forge nodejs && npx @puppeteer/browsers install "
                        + $"chrome@stable, and name it with {Variable}; an .html page needs none");

    /// <summary>Starts it.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static Task<IBrowser> StartAsync() => Puppeteer.LaunchAsync(new LaunchOptions
    {
        ExecutablePath = Find(
            Environment.GetEnvironmentVariable(Variable), Environment.GetEnvironmentVariable("PATH")),
        Args = Arguments,
        Timeout = 60_000,
    });
}
