using FairLab.Figures;
using FairLab.Runs;

namespace FairLab.Tests.Figures;

/// <summary>A test that draws in Chromium; skipped, with the reason, where there is none, or no plotly.js for it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    static readonly Lazy<string?> Missing = new(() =>
    {
        try
        {
            HeadlessBrowser.Find(Environment.GetEnvironmentVariable("PATH"));
        }
        catch (FigureExportException e)
        {
            return e.Message;
        }
        return Task.Run(() => PlotlyScript.EnsureAsync(Repository.Root, CancellationToken.None)).GetAwaiter().GetResult()
            ? null : "needs plotly.js, which npm (apt-get install npm) fetches once";
    });

    public ChromiumFactAttribute() => Skip = Missing.Value;
}
