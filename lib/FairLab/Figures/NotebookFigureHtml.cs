using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace FairLab.Figures;

/// <summary>
/// A figure as HTML for front ends that do not know Plotly's MIME type, such as Jupyter Notebook 6. plotly.js comes from the
/// Jupyter server, which hands out what lies beside the kernelspec, so it draws without a network; else from its public copy. Until it is
/// drawn, and where scripts do not run, the figure's words are shown.
/// </summary>
static class NotebookFigureHtml
{
    public static string Of(Figure figure)
    {
        string json = figure.ToJson().Replace("</", "<\\/", StringComparison.Ordinal);
        // The same figure gives the same bytes, and shown twice on a page both are drawn.
        string name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..16];
        return $$"""
            <div data-fairlab-figure="{{name}}"><pre>{{WebUtility.HtmlEncode(figure.ToString())}}</pre></div>
            <script type="text/javascript">
            (function () {
              var figure = {{json}};
              var draw = function (plotly) {
                document.querySelectorAll('[data-fairlab-figure="{{name}}"]').forEach(function (place) {
                  if (place.dataset.drawn) return;
                  place.dataset.drawn = 'yes';
                  place.textContent = '';
                  plotly.newPlot(place, figure.data, figure.layout, figure.config);
                });
              };
              var load = function (addresses) {
                if (window.Plotly) return draw(window.Plotly);
                if (addresses.length === 0) return;
                var next = function () { load(addresses.slice(1)); };
                if (typeof window.require === 'function' && typeof window.define === 'function' && window.define.amd) {
                  window.require([addresses[0]], function (plotly) { window.Plotly = window.Plotly || plotly; draw(window.Plotly); }, next);
                  return;
                }
                var script = document.createElement('script');
                script.src = addresses[0];
                script.onload = function () { draw(window.Plotly); };
                script.onerror = next;
                document.head.appendChild(script);
              };
              var settings = document.getElementById('jupyter-config-data');
              var base = document.body && document.body.dataset.baseUrl || settings && JSON.parse(settings.textContent).baseUrl;
              var addresses = ['https://cdn.plot.ly/plotly-{{Figure.PlotlyVersion}}.min.js'];
              if (base) addresses = [base + 'kernelspecs/.net-csharp/plotly.min.js', base + 'kernelspecs/.net-fsharp/plotly.min.js'].concat(addresses);
              load(addresses);
            })();
            </script>
            """;
    }
}
