using System.Net;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;
using Plotly.NET;

namespace FairLab.Figures;

/// <summary>Figures as HTML, from their JSON: nothing here but the notebook's form loads Plotly.NET.</summary>
public static class ChartHtml
{
    /// <summary>What a page needs before its first figure.</summary>
    /// <param name="script">plotly.js as a path relative to the page.</param>
    public static string Head(string script) =>
        $"<script src=\"{WebUtility.HtmlEncode(script.Replace('\\', '/'))}\"></script>\n{Style}";

    /// <summary>What a page needs that is to stand alone, about 3.6 MB.</summary>
    internal static string FullHead() => $"<script>{PlotlyScript.Text()}</script>\n{Style}";

    /// <summary>A figure's own element, drawn in the house style where it has none of its own.</summary>
    /// <param name="id">An id, unique on the page.</param>
    /// <param name="json">The figure: data, layout, config.</param>
    public static string Element(string id, string json) => $$"""
        <div id="{{id}}" class="figure"></div>
        <script>(f => Plotly.newPlot("{{id}}", f.data, {template: house, ...f.layout},
        {displaylogo: false, responsive: true, ...f.config}))({{Script(json)}})</script>
        """;

    /// <summary>A page.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="body">What it shows.</param>
    /// <param name="head">What it needs before.</param>
    public static string Page(string title, string body, string head) => $$"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>{{WebUtility.HtmlEncode(title)}}</title>
        <style>body { margin: 1rem; font-family: system-ui, sans-serif }</style>
        {{head}}
        </head>
        <body>
        {{body}}
        </body>
        </html>

        """;

    /// <summary>
    /// A chart for front ends that do not know Plotly's MIME type, such as Jupyter Notebook 6. plotly.js comes
    /// from the Jupyter server, which hands out what lies beside the kernelspec, so it draws without a network; else
    /// from its public copy. Until it is drawn, and where scripts do not run, the chart's words are shown.
    /// </summary>
    internal static string Notebook(GenericChart chart)
    {
        var figure = ChartJson.Styled(chart);
        string json = Script(figure.ToString(Formatting.None));
        // The same figure gives the same bytes, and shown twice on a page both are drawn.
        string name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..16];
        return $$"""
            <div data-fairlab-figure="{{name}}"><pre>{{WebUtility.HtmlEncode(ChartText.Of(figure))}}</pre></div>
            <script type="text/javascript">
            (function () {
              var figure = {{json}};
              var draw = function (plotly) {
                document.querySelectorAll('[data-fairlab-figure="{{name}}"]').forEach(function (place) {
                  if (place.dataset.drawn) return;
                  place.dataset.drawn = 'yes';
                  place.textContent = '';
                  var config = Object.assign({displaylogo: false, responsive: true}, figure.config);
                  plotly.newPlot(place, figure.data, figure.layout, config);
                });
              };
              var load = function (addresses) {
                if (window.Plotly) return draw(window.Plotly);
                if (addresses.length === 0) return;
                var next = function () { load(addresses.slice(1)); };
                if (typeof window.require === 'function' && typeof window.define === 'function' && window.define.amd) {
                  window.require([addresses[0]], function (plotly) {
                    window.Plotly = window.Plotly || plotly;
                    draw(window.Plotly);
                  }, next);
                  return;
                }
                var script = document.createElement('script');
                script.src = addresses[0];
                script.onload = function () { draw(window.Plotly); };
                script.onerror = next;
                document.head.appendChild(script);
              };
              var settings = document.getElementById('jupyter-config-data');
              var base = document.body && document.body.dataset.baseUrl
                || settings && JSON.parse(settings.textContent).baseUrl;
              var addresses = ['https://cdn.plot.ly/plotly-{{PlotlyScript.Version}}.min.js'];
              if (base) addresses = [
                base + 'kernelspecs/.net-csharp/plotly.min.js',
                base + 'kernelspecs/.net-fsharp/plotly.min.js'
              ].concat(addresses);
              load(addresses);
            })();
            </script>
            """;
    }

    static string Style => $"<script>const house = {HouseStyle.Template}</script>";

    // Nothing in the data may end the script element.
    static string Script(string json) => json.Replace("</", "<\\/", StringComparison.Ordinal);
}
