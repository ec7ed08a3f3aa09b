using System.Reflection;
using FairLab.Figures;

namespace FairLab.Tests.Figures;

/// <summary>What a notebook is given of figures and tensors, found as a notebook finds it: by name.</summary>
public sealed class NotebookRepresentationTests
{
    static Dictionary<string, string> Representations(object value)
    {
        Type declared = value is Figure ? typeof(Figure) : value.GetType();
        object attribute = declared.GetCustomAttributes(inherit: false).Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var source = (Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!;
        var formatters = (IEnumerable<object>)source.GetMethod("CreateTypeFormatters")!.Invoke(Activator.CreateInstance(source, nonPublic: true), null)!;
        Dictionary<string, string> shown = [];
        foreach (object formatter in formatters)
        {
            using var writer = new StringWriter();
            if ((bool)formatter.GetType().GetMethod("Format", BindingFlags.Instance | BindingFlags.Public)!.Invoke(formatter, [value, writer])!)
                shown.Add((string)formatter.GetType().GetProperty("MimeType")!.GetValue(formatter)!, writer.ToString());
        }
        return shown;
    }

    [Fact]
    public void Figure_has_plotly_html_and_words()
    {
        var shown = Representations(new BarFigure("A </script> & more", ["x", "y"], "group", "share").Add("none", [0.5, 1]));
        Assert.Equal(["application/vnd.plotly.v1+json", "text/html", "text/plain"], shown.Keys.Order());
        string html = shown["text/html"];
        // The script comes from the server of the notebook first, and nothing in the data ends the element.
        Assert.True(html.IndexOf("kernelspecs/.net-csharp/plotly.min.js", StringComparison.Ordinal) > 0);
        Assert.Equal(1, html.Split("</script>").Length - 1);
        Assert.Contains("<pre>A &lt;/script&gt; &amp; more", html);
    }

    [ChromiumFact]
    public void Figure_has_an_image_where_one_is_asked_for()
    {
        var figure = new BarFigure("A figure", ["x", "y"], "group", "share").Add("none", [0.5, 1]);
        Environment.SetEnvironmentVariable("FAIRLAB_FIGURE_PNG", "1");
        try
        {
            var image = PngImage.Read(Convert.FromBase64String(Representations(figure)["image/png"]));
            Assert.Equal(figure.Size, (image.Width, image.Height));
        }
        finally
        {
            Environment.SetEnvironmentVariable("FAIRLAB_FIGURE_PNG", null);
        }
    }
}
