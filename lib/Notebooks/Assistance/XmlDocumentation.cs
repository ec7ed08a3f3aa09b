using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FairLab.Notebooks;

/// <summary>XML documentation as plain text: from the file beside an assembly, and from comments in cells.</summary>
internal static class XmlDocumentation
{
    static readonly ConcurrentDictionary<string, FrozenDictionary<string, string>> Files = new(StringComparer.Ordinal);
    static readonly ConcurrentDictionary<string, string> Paths = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Says where an assembly's documentation lies: beside it.</summary>
    public static void Register(string assemblyPath) =>
        Paths[Path.GetFileNameWithoutExtension(assemblyPath)] = Path.ChangeExtension(assemblyPath, ".xml");

    /// <summary>The documentation of a member by its documentation id, such as <c>M:System.String.Trim</c>.</summary>
    public static string? OfMember(string assembly, string id)
    {
        if (!Paths.TryGetValue(assembly, out var path) || !File.Exists(path))
            return null;
        return Files.GetOrAdd(path, ReadFile).TryGetValue(id, out var xml) ? Text(xml) : null;
    }

    /// <summary>The documentation in the comment above a declaration in a cell.</summary>
    public static string? OfSource(SyntaxNode node)
    {
        var declaration = node.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? node;
        var lines = declaration.GetLeadingTrivia().ToFullString().Split('\n').Select(line => line.Trim())
            .Where(line => line.StartsWith("///", StringComparison.Ordinal)).Select(line => line[3..]).ToList();
        return lines.Count == 0 ? null : Text(string.Join('\n', lines));
    }

    static FrozenDictionary<string, string> ReadFile(string path)
    {
        Dictionary<string, string> members = new(StringComparer.Ordinal);
        try
        {
            using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            while (reader.ReadToFollowing("member"))
            {
                if (reader.GetAttribute("name") is { } name)
                    members[name] = reader.ReadInnerXml();
            }
        }
        catch (Exception error) when (error is XmlException or IOException)
        {
            // Documentation that cannot be read is no documentation.
        }

        return members.ToFrozenDictionary(StringComparer.Ordinal);
    }

    static string? Text(string inner)
    {
        XElement root;
        try
        {
            root = XElement.Parse($"<doc>{inner}</doc>");
        }
        catch (XmlException)
        {
            return inner.Trim();
        }

        var text = new StringBuilder();
        if (root.Element("summary") is { } summary)
            text.Append(Flat(summary)).Append('\n');
        else if (!root.HasElements)
            text.Append(Flat(root)).Append('\n');
        Section(text, root.Elements("param"), "name");
        Section(text, root.Elements("typeparam"), "name");
        if (root.Element("returns") is { } returns)
            text.Append("Returns: ").Append(Flat(returns)).Append('\n');
        Section(text, root.Elements("exception"), "cref");
        if (root.Element("remarks") is { } remarks)
            text.Append(Flat(remarks)).Append('\n');
        return text.Length == 0 ? null : text.ToString().TrimEnd();
    }

    static void Section(StringBuilder text, IEnumerable<XElement> elements, string name)
    {
        foreach (var element in elements)
            text.Append(Reference((string?)element.Attribute(name))).Append(": ").Append(Flat(element)).Append('\n');
    }

    static string Flat(XElement element)
    {
        var text = string.Concat(element.DescendantNodes().Select(node => node switch
        {
            XText { Parent: not null } piece => piece.Value,
            XElement { Name.LocalName: "see" or "seealso" or "paramref" or "typeparamref", IsEmpty: true } link =>
                Reference((string?)(link.Attribute("cref")
                    ?? link.Attribute("name")
                    ?? link.Attribute("langword")
                    ?? link.Attribute("href"))),
            XElement { Name.LocalName: "para" or "br" } => "\n",
            _ => "",
        }));
        const StringSplitOptions Words = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        var lines = text.Split('\n').Select(line => string.Join(' ', line.Split(' ', Words)));
        return string.Join(' ', lines.Where(line => line.Length > 0));
    }

    /// <summary>A cref such as <c>M:System.String.Trim(System.Char)</c> as a reader names it.</summary>
    static string Reference(string? cref)
    {
        if (cref is null)
            return "";
        var name = cref.Length > 2 && cref[1] == ':' ? cref[2..] : cref;
        var end = name.IndexOf('(', StringComparison.Ordinal);
        name = end > 0 ? name[..end] : name;
        return cref.StartsWith("T:", StringComparison.Ordinal) || cref.StartsWith("http", StringComparison.Ordinal)
            ? name.Split('.')[^1]
            : string.Join('.', name.Split('.').TakeLast(2));
    }
}
