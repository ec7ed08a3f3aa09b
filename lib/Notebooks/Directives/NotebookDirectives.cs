using System.Net;

namespace FairLab.Notebooks;

/// <summary>Carries out directives: lines of the form <c>#!name</c> that are not code of any language.</summary>
internal static class NotebookDirectives
{
    /// <summary>The directives and what they do, for <c>#!lsmagic</c>, for help and for suggestions.</summary>
    public static IReadOnlyList<(string Name, string Usage, string Help)> All { get; } =
    [
        ("csharp", "#!csharp", "The lines that follow are C#."),
        ("fsharp", "#!fsharp", "The lines that follow are F#."),
        ("markdown", "#!markdown", "The lines that follow are shown as Markdown."),
        ("html", "#!html", "The lines that follow are shown as HTML."),
        ("javascript", "#!javascript", "The lines that follow run in the browser."),
        ("mermaid", "#!mermaid", "The lines that follow are shown as a diagram."),
        ("value", "#!value --name NAME [--from-file PATH | --from-value @LANGUAGE:NAME]", "Keeps the lines that follow, or a file, as text."),
        ("share", "#!share --from LANGUAGE NAME [--as NAME]", "Takes a value from another language."),
        ("set", "#!set --name NAME --value VALUE | @LANGUAGE:NAME", "Declares a value in the current language."),
        ("import", "#!import PATH", "Runs a .cs, .csx, .fs, .fsx, .ipynb or .dib file."),
        ("time", "#!time", "Shows how long the lines that follow take."),
        ("who", "#!who", "Names the variables of the current language."),
        ("whos", "#!whos", "Shows the variables of the current language with types and values."),
        ("about", "#!about", "Shows the versions in use."),
        ("lsmagic", "#!lsmagic", "Lists the directives."),
    ];

    static readonly CellResult Done = new() { Status = CellStatus.Completed };

    public static CellResult Run(NotebookSession session, CellPart part, ICellOutput? output, CancellationToken token)
    {
        var name = part.Directive!;
        var arguments = DirectiveArguments.Parse(part.Text);
        if (arguments.Has("h") || arguments.Has("help") || arguments.Has("?"))
            return Print(output, All.Where(entry => entry.Name == name).Select(entry => $"{entry.Usage}\n    {entry.Help}"));
        switch (name)
        {
            case "value":
                return Value(session, arguments);
            case "share":
                return Share(session, part.Language, arguments);
            case "set":
                return Set(session, part.Language, arguments);
            case "import":
                if (arguments.Words is not [var path])
                    throw new DirectiveException("#!import: expected one path");
                return session.RunFile(path, part.Language, output, token);
            case "who":
                return Print(output, session.Variables(part.Language).Select(variable => variable.Name));
            case "whos":
                output?.Display(VariableTable.Of(session.Variables(part.Language)), null);
                return Done;
            case "about":
                return Print(output, [About()]);
            case "lsmagic":
                return Print(output, All.Select(entry => $"{entry.Usage}\n    {entry.Help}"));
            default:
                throw Unknown(name);
        }
    }

    static DirectiveException Unknown(string name) => CellLanguages.Refused.Contains(name)
        ? new DirectiveException($"#!{name}: cells in this language are not supported; C#, F#, Markdown, HTML, JavaScript and Mermaid are")
        : new DirectiveException($"unknown directive '#!{name}'{NearestName.Hint(name, All.Select(entry => entry.Name))} (#!lsmagic lists them)");

    static CellResult Value(NotebookSession session, DirectiveArguments arguments)
    {
        var name = arguments["name"] ?? arguments["n"] ?? throw new DirectiveException("#!value: --name is missing");
        if (arguments["from-file"] is { } file)
            session.KeepValue(name, File.ReadAllText(Path.GetFullPath(file, session.WorkingDirectory)));
        else if (arguments["from-value"] is { } from)
            session.KeepValue(name, ValueFormatter.Text(Resolve(session, "value", CellLanguage.CSharp, from)));
        else if (arguments.Has("from-url"))
            throw new DirectiveException("#!value: --from-url is not supported; download the file and use --from-file");
        else
            session.ExpectValue(name);
        return Done;
    }

    static CellResult Share(NotebookSession session, CellLanguage into, DirectiveArguments arguments)
    {
        var from = arguments.Require("share", "from");
        var language = CellLanguages.Find(from) ?? throw new DirectiveException($"#!share: unknown language '{from}'; expected csharp, fsharp or value");
        if (arguments.Words is not [var name])
            throw new DirectiveException("#!share: expected the name of one value");
        if (!session.TryGetValue(language, name, out var value))
            throw new DirectiveException($"#!share: {from} has no value '{name}'{NearestName.Hint(name, session.Variables(language).Select(variable => variable.Name))}");
        session.SetValue(into, arguments["as"] ?? name, value);
        return Done;
    }

    static CellResult Set(NotebookSession session, CellLanguage into, DirectiveArguments arguments)
    {
        var name = arguments.Require("set", "name");
        var text = arguments.Require("set", "value");
        session.SetValue(into, name, text.StartsWith('@') ? Resolve(session, "set", into, text) : text);
        return Done;
    }

    /// <summary>The value of <c>@language:name</c>, <c>@name</c> or <c>@input:prompt</c>.</summary>
    static object? Resolve(NotebookSession session, string directive, CellLanguage current, string text)
    {
        var words = text.TrimStart('@').Split(':', 2);
        if (words is ["input" or "password", var prompt])
            return ConsoleInput.Request(prompt, words[0] == "password");
        var language = words.Length == 1
            ? current
            : CellLanguages.Find(words[0]) ?? throw new DirectiveException($"#!{directive}: unknown language '{words[0]}'; expected csharp, fsharp or value");
        if (session.TryGetValue(language, words[^1], out var value))
            return value;
        throw new DirectiveException($"#!{directive}: there is no value '{words[^1]}'{NearestName.Hint(words[^1], session.Variables(language).Select(variable => variable.Name))}");
    }

    static CellResult Print(ICellOutput? output, IEnumerable<string> lines)
    {
        var text = string.Join('\n', lines);
        output?.Display(new MimeBundle([new("text/plain", text), new("text/html", $"<pre>{WebUtility.HtmlEncode(text)}</pre>")]), null);
        return Done;
    }

    static string About() => FormattableString.Invariant(
        $"FairLab notebooks {typeof(NotebookDirectives).Assembly.GetName().Version!.ToString(3)}\n.NET {Environment.Version}, {System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier}");
}
