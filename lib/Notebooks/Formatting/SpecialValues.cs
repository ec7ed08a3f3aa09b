using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.ValueSharing;
using Microsoft.FSharp.Core;

namespace FairLab.Notebooks;

/// <summary>Values whose meaning the default formatter of objects would lose.</summary>
internal static class SpecialValues
{
    const string JsonNet = "Newtonsoft.Json.Linq.JToken";

    // Of the class that #!who and #!whos show, which is not public.
    const string Detailed = "Detailed";

    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    static readonly ConditionalWeakTable<Type, object> Kinds = [];

    enum Kind
    {
        Ordinary, Json, FSharp, FSharpList, Group, Variables,
    }

    /// <summary>Writes a value of a special kind; false for all others.</summary>
    public static bool Format(object value, string mimeType, FormatContext context)
    {
        var isHtml = mimeType == HtmlFormatter.MimeType;
        switch ((Kind)Kinds.GetValue(value.GetType(), static type => KindOf(type)))
        {
            case Kind.Json:
                Write(Json(value), isHtml, context);
                return true;
            case Kind.FSharp when !isHtml:
                context.Writer.Write(FSharp(value));
                return true;
            case Kind.FSharpList:
                ToArray((System.Collections.IEnumerable)value, value.GetType().GetGenericArguments()[0])
                    .FormatTo(context, mimeType);
                return true;
            case Kind.Variables when !isHtml:
                context.Writer.Write(Variables((IEnumerable<KernelValue>)value));
                return true;
            case Kind.Group:
                Group(value, mimeType, context);
                return true;
            default:
                return false;
        }
    }

    static Kind KindOf(Type type)
    {
        if (typeof(IEnumerable<KernelValue>).IsAssignableFrom(type) && type.GetProperty(Detailed) is not null)
            return Kind.Variables;
        if (typeof(JsonNode).IsAssignableFrom(type) || type == typeof(JsonDocument))
            return Kind.Json;
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.FullName == JsonNet)
                return Kind.Json;
            if (current.IsGenericType
                && current.GetGenericTypeDefinition().FullName == "Microsoft.FSharp.Collections.FSharpList`1")
                return Kind.FSharpList;
            // Unions and records; maps and sets are collections, and shown as such.
            if (current.GetCustomAttributesData()
                    .Any(data => data.AttributeType.FullName == "Microsoft.FSharp.Core.CompilationMappingAttribute")
                && !typeof(System.Collections.IEnumerable).IsAssignableFrom(type))
                return Kind.FSharp;
        }

        return type.GetInterfaces()
            .Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IGrouping<,>))
            ? Kind.Group
            : Kind.Ordinary;
    }

    static string Json(object value) => value switch
    {
        JsonDocument document => JsonSerializer.Serialize(document.RootElement, Indented),
        JsonNode node => node.ToJsonString(Indented),
        // Json.NET's own text is indented JSON.
        _ => value.ToString() ?? "",
    };

    static string Variables(IEnumerable<KernelValue> values)
    {
        var isDetailed = values.GetType().GetProperty(Detailed)!.GetValue(values) is true;
        return string.Join('\n', values.Select(variable => isDetailed
            ? $"{variable.Name}: {TypeName.Of(variable.Type ?? typeof(object))} = {Short(variable.Value)}"
            : variable.Name));
    }

    static string Short(object? value)
    {
        var text = ValueFormatter.Text(value).ReplaceLineEndings(" ");
        return text.Length > 60 ? text[..60] + "..." : text;
    }

    static string FSharp(object value) => ExtraTopLevelOperators
        .PrintFormatToString(new PrintfFormat<FSharpFunc<object, string>, Unit, string, string, object>("%A"))
        .Invoke(value);

    static void Write(string text, bool isHtml, FormatContext context) =>
        context.Writer.Write(isHtml ? $"<pre>{System.Net.WebUtility.HtmlEncode(text)}</pre>" : text);

    /// <summary>A group with its key: of its properties and elements the default shows either.</summary>
    static void Group(object group, string mimeType, FormatContext context)
    {
        var contract = group.GetType()
            .GetInterfaces()
            .First(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IGrouping<,>));
        var key = contract.GetProperty("Key")!.GetValue(group);
        new KeyedGroup(key, ToArray((System.Collections.IEnumerable)group, contract.GetGenericArguments()[1]))
            .FormatTo(context, mimeType);
    }

    static Array ToArray(System.Collections.IEnumerable sequence, Type element)
    {
        var elements = sequence.Cast<object?>().ToList();
        var array = Array.CreateInstance(element, elements.Count);
        for (var i = 0; i < elements.Count; i++)
            array.SetValue(elements[i], i);
        return array;
    }

    sealed record KeyedGroup(object? Key, object Elements)
    {
        public override string ToString() =>
            System.Convert.ToString(Key, System.Globalization.CultureInfo.InvariantCulture) ?? "";
    }
}
