using System.Text;
using FairLab.Runs;

namespace FairLab.Figures;

/// <summary>Figures as files: plotly.js draws them in headless Chromium.</summary>
static class FigureDrawing
{
    static readonly string[] Endings = [".png", ".svg", ".pdf", ".html"];

    /// <inheritdoc cref="Figure.ExportAsync"/>
    public static async Task SaveAsync(Figure figure, string path, double scale, CancellationToken cancel)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!(scale is > 0 and <= 10))
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "expected above 0 and at most 10 pixels for one of the figure's");
        string ending = Path.GetExtension(path).ToLowerInvariant();
        byte[] bytes = ending switch
        {
            ".png" => await PngAsync(figure, scale, cancel),
            ".svg" => Encoding.UTF8.GetBytes(await SvgAsync(figure, cancel)),
            ".pdf" => await PdfAsync(figure, cancel),
            ".html" => Encoding.UTF8.GetBytes(await PageAsync(figure, cancel)),
            _ => throw new ArgumentException($"{path}: {NearestName.Message("format of figures", ending, Endings)}", nameof(path)),
        };
        await File.WriteAllBytesAsync(path, bytes, cancel);
    }

    /// <summary>The figure as a PNG of its own size.</summary>
    public static byte[] Png(Figure figure) => Task.Run(() => PngAsync(figure, 1, CancellationToken.None)).GetAwaiter().GetResult();

    static async Task<byte[]> PngAsync(Figure figure, double scale, CancellationToken cancel) =>
        Convert.FromBase64String(await DrawAsync(figure, "png", scale, "data:image/png;base64,", cancel));

    static async Task<string> SvgAsync(Figure figure, CancellationToken cancel) =>
        Uri.UnescapeDataString(await DrawAsync(figure, "svg", 1, "data:image/svg+xml,", cancel));

    /// <summary>One sheet as large as the figure, at CSS's 96 pixels an inch. It is printed from the SVG, so that nothing is left to draw when it prints.</summary>
    static async Task<byte[]> PdfAsync(Figure figure, CancellationToken cancel)
    {
        string html = $$"""
            <!DOCTYPE html>
            <meta charset="utf-8">
            <title>{{System.Net.WebUtility.HtmlEncode(figure.Title)}}</title>
            <style>@page { size: {{figure.Size.Width}}px {{figure.Size.Height}}px; margin: 0 } body { margin: 0 } svg { display: block }</style>
            {{await SvgAsync(figure, cancel)}}
            """;
        return await HeadlessBrowser.OpenAsync(
            html, folder => ["--no-pdf-header-footer", $"--print-to-pdf={Printed(folder)}"], (folder, _) => File.Exists(Printed(folder))
                ? File.ReadAllBytes(Printed(folder))
                : throw new FigureExportException($"'{figure.Title}': the browser printed nothing, expected a PDF"),
            cancel);

        static string Printed(string folder) => Path.Combine(folder, "figure.pdf");
    }

    static async Task<string> PageAsync(Figure figure, CancellationToken cancel)
    {
        string root = Repository.Root;
        return await PlotlyScript.EnsureAsync(root, cancel)
            ? FigureHtml.Standalone(figure.Title, figure.ToJson(), await File.ReadAllTextAsync(PlotlyScript.PathIn(root), cancel))
            : FigureHtml.Page(figure.Title, figure.ToJson(), script: null);
    }

    /// <summary>The image's data after the head of its data address, as plotly.js gives it.</summary>
    static async Task<string> DrawAsync(Figure figure, string format, double scale, string head, CancellationToken cancel)
    {
        string root = Repository.Root;
        if (!await PlotlyScript.EnsureAsync(root, cancel))
            throw new FigureExportException(
                $"{PlotlyScript.PathIn(root)}: there is no plotly.js, which draws figures, and it could not be fetched: it takes npm (apt-get install npm) and, once, the network; or copy {PlotlyScript.PublicCopy} there");
        string html = FormattableString.Invariant($$"""
            <!DOCTYPE html>
            <meta charset="utf-8">
            <script src="{{new Uri(PlotlyScript.PathIn(root)).AbsoluteUri}}"></script>
            <body>
            <script>
            const say = text => {
              const answer = document.createElement('output');
              answer.textContent = text;
              document.body.replaceChildren(answer);
            };
            Promise.resolve().then(() => Plotly.toImage({{figure.ToJson()}}, {format: '{{format}}', width: {{figure.Size.Width}}, height: {{figure.Size.Height}}, scale: {{scale}}}))
              .then(say, error => say(encodeURIComponent(error)));
            </script>
            """);
        // The virtual time stands still while the page computes or loads, so it is no limit to a busy machine.
        string page = await HeadlessBrowser.OpenAsync(html, _ => ["--virtual-time-budget=30000", "--dump-dom"], (_, output) => output, cancel);
        string said = Between(page, "<output>", "</output>");
        return said.StartsWith(head, StringComparison.Ordinal) ? said[head.Length..]
            : throw new FigureExportException($"'{figure.Title}': plotly.js drew no {format}: {(said.Length == 0 ? "it did not answer" : Uri.UnescapeDataString(said))}");
    }

    static string Between(string text, string start, string end)
    {
        int from = text.IndexOf(start, StringComparison.Ordinal);
        int to = from < 0 ? -1 : text.IndexOf(end, from, StringComparison.Ordinal);
        return to < 0 ? "" : text[(from + start.Length)..to];
    }
}
