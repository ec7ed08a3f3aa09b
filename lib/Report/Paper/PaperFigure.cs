using FairLab.Figures;
using FairLab.Report.Site;
using FairLab.Report.Tables;
using Newtonsoft.Json.Linq;

namespace FairLab.Report.Paper;

/// <summary>A figure of a study, and where it stands on paper.</summary>
/// <param name="File">Its file below figures/, without ending.</param>
/// <param name="Caption">What it shows, as LaTeX.</param>
/// <param name="Json">The figure laid out for its place.</param>
/// <param name="IsWide">Whether it stands over the whole width of the text, where that has two columns.</param>
/// <param name="Inches">How wide it is placed.</param>
sealed record PaperFigure(string File, string Caption, string Json, bool IsWide, double Inches)
{
    // In a single column: what a figure of a few lines or bars needs.
    const double Single = 4.2;

    // Of a page's height, beside a caption.
    const double Tallest = 0.85;

    public static PaperFigure Of(FinishedStudy study, string name, PaperStyle style)
    {
        string json = System.IO.File.ReadAllText(Path.Combine(study.Folder, name + ".plotly.json"));
        bool isWide = PrintLayout.IsWide(json);
        double inches = isWide ? style.Text : style.Columns == 2 ? style.Column : Single;
        // A sheet of many pictures is narrower where it would be taller than the page.
        double tallest = Tallest * style.Height;
        inches *= Math.Min(1, tallest / (inches * PrintLayout.Shape(PrintLayout.Fit(json, inches, tallest))));
        string from = study.Experiment.Study;
        return new($"{from}-{name}",
            $"{LatexText.Escape(FigureElement.Title(json))}.{Interval(json)} (\\texttt{{{LatexText.Escape(from)}}})",
            PrintLayout.Fit(json, inches, tallest), isWide && style.Columns == 2, inches);
    }

    static string Interval(string json)
    {
        var data = JObject.Parse(json)["data"]!;
        bool bars = data.Any(t => t["error_x"] is JObject || t["error_y"] is JObject),
            bands = data.Any(t => (string?)t["fill"] == "toself");
        return bars || bands ? $" {(bars && bands ? "Bars and bands" : bars ? "Bars" : "Bands")}: "
            + "95\\,\\% intervals, over the seeds unless the text says otherwise." : "";
    }
}
