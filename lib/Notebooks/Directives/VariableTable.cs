using System.Net;
using System.Text;

namespace FairLab.Notebooks;

/// <summary>The variables of a session as a table.</summary>
internal static class VariableTable
{
    const int MaxText = 60;

    public static MimeBundle Of(IReadOnlyList<SessionVariable> variables)
    {
        var html = new StringBuilder("<table><thead><tr><th>Variable</th><th>Type</th><th>Value</th></tr></thead><tbody>");
        var plain = new StringBuilder();
        foreach (var variable in variables)
        {
            var text = ValueFormatter.Text(variable.Value).ReplaceLineEndings(" ");
            text = text.Length > MaxText ? text[..MaxText] + "..." : text;
            var type = TypeName.Of(variable.Type);
            plain.Append(variable.Name).Append(": ").Append(type).Append(" = ").Append(text).Append('\n');
            html.Append("<tr><td>").Append(WebUtility.HtmlEncode(variable.Name)).Append("</td><td>").Append(WebUtility.HtmlEncode(type))
                .Append("</td><td>").Append(WebUtility.HtmlEncode(text)).Append("</td></tr>");
        }

        return new MimeBundle([new("text/html", html.Append("</tbody></table>").ToString()), new("text/plain", plain.ToString().TrimEnd('\n'))]);
    }
}
