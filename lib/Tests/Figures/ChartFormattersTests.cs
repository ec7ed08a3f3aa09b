using Newtonsoft.Json.Linq;
using Plotly.NET;

namespace FairLab.Figures.Tests;

/// <summary>What a notebook is given of charts, found as a notebook finds it: by name.</summary>
public sealed class ChartFormattersTests
{
    static readonly GenericChart Chart = Plot.Bars(
        "A </script> & more", ["x", "y"], "group", "share", [new("none", [0.5, double.NaN])]);

    static Dictionary<string, string> Representations(object value)
    {
        Dictionary<string, string> shown = [];
        foreach (object formatter in new ChartFormatters().CreateTypeFormatters())
        {
            using var writer = new StringWriter();
            if ((bool)formatter.GetType().GetMethod("Format")!.Invoke(formatter, [value, writer])!)
                shown.Add((string)formatter.GetType().GetProperty("MimeType")!.GetValue(formatter)!, writer.ToString());
        }
        return shown;
    }

    [Fact]
    public void Chart_has_plotly_in_the_house_style_and_html_and_words()
    {
        var shown = Representations(Chart);
        Assert.Equal(["application/vnd.plotly.v1+json", "text/html", "text/plain"], shown.Keys.Order());
        Assert.Equal("#ffffff",
            (string?)JObject.Parse(
            shown[ChartFormatters.MimeType])["layout"]!["template"]!["layout"]!["paper_bgcolor"]);
        Assert.Equal("A </script> & more (share against group)\nnone: (x, 0.5), (y, -)", shown["text/plain"]);
        string html = shown["text/html"];
        // The script comes from the server of the notebook first, and nothing in the data ends the element.
        Assert.True(html.IndexOf("kernelspecs/.net-csharp/plotly.min.js", StringComparison.Ordinal) > 0);
        Assert.Equal(1, html.Split("</script>").Length - 1);
        Assert.Contains("<pre>A &lt;/script&gt; &amp; more", html, StringComparison.Ordinal);
        Assert.Empty(Representations("not a chart"));
    }

    [ChromiumFact]
    public void Chart_has_an_image_where_one_is_asked_for()
    {
        Environment.SetEnvironmentVariable("FAIRLAB_FIGURE_PNG", "1");
        try
        {
            var image = PngImage.Read(Convert.FromBase64String(Representations(Chart)["image/png"]));
            Assert.Equal((760, 460), (image.Width, image.Height));
        }
        finally
        {
            Environment.SetEnvironmentVariable("FAIRLAB_FIGURE_PNG", null);
        }
    }
}
