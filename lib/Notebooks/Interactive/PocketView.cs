using System.Collections;
using System.Dynamic;
using System.Net;
using System.Text;
using FairLab.Notebooks;
using Microsoft.AspNetCore.Html;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>An HTML element written as C#: <c>div[style: "color:red"](b("bold"), " text")</c>. Text is encoded, elements are not.</summary>
/// <param name="name">The element's name.</param>
public sealed class PocketView(string name) : DynamicObject, IHtmlContent
{
    readonly List<(string Name, object? Value)> _attributes = [];
    readonly List<object?> _content = [];

    /// <summary>The element with attributes.</summary>
    public override bool TryGetIndex(GetIndexBinder binder, object[] indexes, out object? result)
    {
        ArgumentNullException.ThrowIfNull(binder);
        ArgumentNullException.ThrowIfNull(indexes);
        var copy = Copy();
        var unnamed = indexes.Length - binder.CallInfo.ArgumentNames.Count;
        for (var i = unnamed; i < indexes.Length; i++)
            // class_ and @class, as class is a keyword; data_x for data-x.
            copy._attributes.Add((binder.CallInfo.ArgumentNames[i - unnamed].TrimEnd('_').Replace('_', '-'), indexes[i]));
        result = copy;
        return true;
    }

    /// <summary>The element with content.</summary>
    public override bool TryInvoke(InvokeBinder binder, object?[]? args, out object? result)
    {
        var copy = Copy();
        copy._content.AddRange(args ?? []);
        result = copy;
        return true;
    }

    /// <summary>The element as HTML.</summary>
    public override string ToString()
    {
        var html = new StringBuilder("<").Append(name);
        foreach (var (attribute, value) in _attributes)
            html.Append(' ').Append(attribute).Append("=\"").Append(WebUtility.HtmlEncode(ValueFormatter.Text(value))).Append('"');
        html.Append('>');
        if (name is "br" or "hr" or "img" or "input")
            return html.ToString();
        foreach (var item in _content)
            Append(html, item);
        return html.Append("</").Append(name).Append('>').ToString();
    }

    static void Append(StringBuilder html, object? item)
    {
        if (item is IHtmlContent content)
            html.Append(content);
        else if (item is IEnumerable<IHtmlContent> or object[] or IEnumerable<object> && item is not string)
            foreach (var each in (IEnumerable)item)
                Append(html, each);
        else
            html.Append(item is null ? "" : ValueFormatter.Format(item)["text/html"] ?? WebUtility.HtmlEncode(ValueFormatter.Text(item)));
    }

    PocketView Copy()
    {
        var copy = new PocketView(name);
        copy._attributes.AddRange(_attributes);
        copy._content.AddRange(_content);
        return copy;
    }
}
