using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FairLab.Notebooks;

/// <summary>What .NET writes when a stack is full, said in the notebook's own terms: which function, of which
/// cell.</summary>
internal static partial class StackOverflowCause
{
    /// <summary>The line with which .NET begins.</summary>
    public const string Beginning = "Stack overflow.";

    const int MostNames = 3;

    static readonly CSharpParseOptions Script =
        new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);

    /// <summary>One line for a text with such a stack, or null.</summary>
    /// <param name="text">What a process wrote before it died.</param>
    /// <param name="notebook">The notebook it ran.</param>
    /// <param name="running">The position of the cell that ran, or null.</param>
    public static string? Of(string text, NotebookDocument notebook, int? running)
    {
        if (!text.Contains(Beginning, StringComparison.Ordinal))
            return null;
        string[] frames = [.. text[text.IndexOf(Beginning, StringComparison.Ordinal)..].Split('\n')
            .Where(line => line.StartsWith("   at ", StringComparison.Ordinal))
            .Select(line => Readable(line[6..].Trim())).Distinct(StringComparer.Ordinal)];
        if (frames.Length == 0)
            return "the process died of a stack overflow";
        // The newest declaration is the one that runs.
        var cell = running is not { } at ? null : notebook.Cells.Take(at + 1).Reverse()
            .FirstOrDefault(cell => cell.Kind == CellKind.Code && Declares(cell.Source, frames[0]))
            ?? notebook.Cells[at];
        var place = cell is null ? "" : cell.ExecutionCount is { } count
            ? FormattableString.Invariant($" of In [{count}]")
            : " of the cell";
        string[] named = [.. frames.Take(MostNames)];
        return "the process died of a stack overflow: " + (named.Length == 1
            ? $"{named[0]}{place} calls itself without end"
            : $"{string.Join(", ", named[..^1])} and {named[^1]}{place} call each other without end");
    }

    /// <summary>A frame as people write it, without the compiler's own names.</summary>
    static string Readable(string frame)
    {
        var name = GenericArguments().Replace(frame, "");
        if (Cell().Match(name) is { Success: true } cell)
            name = name[cell.Length..];
        name = Local().Replace(name, "$1");
        name = Iterator().Replace(name, "$1");
        name = Accessor().Replace(name, "$1$2");
        if (Lambda().IsMatch(name))
            return "a lambda";
        return name.Replace('+', '.').Replace("Submission.", "", StringComparison.Ordinal);
    }

    static bool Declares(string source, string frame)
    {
        var name = frame.Split('(')[0].Split('.')[^1];
        return CSharpSyntaxTree.ParseText(source, Script).GetRoot().DescendantNodes().Any(node => node switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText == name,
            LocalFunctionStatementSyntax function => function.Identifier.ValueText == name,
            PropertyDeclarationSyntax property => property.Identifier.ValueText == name,
            ConstructorDeclarationSyntax => name is "ctor" or "cctor",
            LambdaExpressionSyntax => name == "a lambda",
            OperatorDeclarationSyntax => name.StartsWith("op_", StringComparison.Ordinal),
            _ => false,
        });
    }

    // Node`1[[System.Int32, ...]] is Node.
    [GeneratedRegex(
        @"`\d+(\[\[.*?\]\](?=[.+(\[]|$))?|\[\[?System\.__Canon.*?\]\]?(?=\()", RegexOptions.CultureInvariant)]
    private static partial Regex GenericArguments();

    // The classes in which C# and F# cells are compiled.
    [GeneratedRegex(@"^(Submission#\d+|<StartupCode\$FSI_\d+>|FSI_\d+)[.+]", RegexOptions.CultureInvariant)]
    private static partial Regex Cell();

    // <Outer>g__Inner|0_1(Int32) is Inner(Int32).
    [GeneratedRegex(@"<+[^()]*>g__(\w+)\|[\d_]+", RegexOptions.CultureInvariant)]
    private static partial Regex Local();

    // <Outer>d__3.MoveNext() is Outer().
    [GeneratedRegex(@"<+(\w+)>+d__\d+\.MoveNext", RegexOptions.CultureInvariant)]
    private static partial Regex Iterator();

    // Node.get_Next() is Node.Next.
    [GeneratedRegex(@"(^|[.+])[gs]et_(\w+)\(.*\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Accessor();

    [GeneratedRegex(@"<.*>b__", RegexOptions.CultureInvariant)]
    private static partial Regex Lambda();
}
