using System.Diagnostics;

namespace FairLab.Figures;

/// <summary>Chromium without a window: opens one page of FairLab's own, and says or prints what became of it.</summary>
static class HeadlessBrowser
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    // Chromium's names, then those of Chrome, which takes the same arguments.
    static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

    // The page is FairLab's own and reaches no network, so the sandbox, which root and most containers cannot have, guards nothing.
    static readonly string[] Always =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND", "--hide-scrollbars",
    ];

    /// <summary>The browser in the first of the folders that has one.</summary>
    /// <param name="folders">Folders as in PATH.</param>
    /// <exception cref="FigureExportException">None has one.</exception>
    public static string Find(string? folders) =>
        (folders ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)))
            .FirstOrDefault(File.Exists)
        ?? throw new FigureExportException(
            $"found no Chromium, which draws figures as PNG, SVG and PDF: none of {string.Join(", ", Names)} is on the PATH; install one with: apt-get install chromium (a page, .html, needs none)");

    /// <summary>Opens a page and returns what the browser writes of it.</summary>
    /// <param name="html">The page.</param>
    /// <param name="arguments">What to do with it, given a folder that is removed afterwards.</param>
    /// <param name="result">What to take from the folder and the browser's output.</param>
    /// <param name="cancel">Ends the browser.</param>
    /// <exception cref="FigureExportException">There is no browser, it failed, or it took longer than two minutes.</exception>
    public static async Task<T> OpenAsync<T>(string html, Func<string, string[]> arguments, Func<string, string, T> result, CancellationToken cancel)
    {
        string browser = Find(Environment.GetEnvironmentVariable("PATH"));
        string folder = Directory.CreateTempSubdirectory("fairlab-figure-").FullName;
        try
        {
            string page = Path.Combine(folder, "page.html");
            await File.WriteAllTextAsync(page, html, cancel);
            string[] all = [.. Always, $"--user-data-dir={Path.Combine(folder, "profile")}", .. arguments(folder), new Uri(page).AbsoluteUri];
            return result(folder, await RunAsync(browser, all, cancel));
        }
        finally
        {
            Remove(folder);
        }
    }

    static async Task<string> RunAsync(string browser, string[] arguments, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Limit);
        using var process = Process.Start(new ProcessStartInfo(browser, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        await using var kill = limit.Token.Register(() => process.Kill(entireProcessTree: true));
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        string output = await process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        cancel.ThrowIfCancellationRequested();
        if (limit.IsCancellationRequested)
            throw new FigureExportException(FormattableString.Invariant($"{browser}: the figure was not drawn within {Limit.TotalSeconds} s"));
        return process.ExitCode == 0 ? output
            : throw new FigureExportException($"{browser}: ended with exit code {process.ExitCode}, expected 0: {(await errors).Trim()}");
    }

    static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A child of the browser may still write its profile: the system clears its temporary folder.
        }
    }
}
