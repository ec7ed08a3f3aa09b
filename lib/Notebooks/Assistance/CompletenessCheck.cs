using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FairLab.Notebooks;

/// <summary>Tells finished code from code that has only begun, by the compiler's own parser.</summary>
internal static class CompletenessCheck
{
    const int IndentSize = 4;

    public static Completeness Of(string code)
    {
        var tree = SyntaxFactory.ParseSyntaxTree(
            code, new CSharpParseOptions(LanguageVersion.Latest, kind: SourceCodeKind.Script));
        if (!SyntaxFactory.IsCompleteSubmission(tree))
            return Completeness.Incomplete;
        return tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            ? Completeness.Invalid
            : Completeness.Complete;
    }

    /// <summary>The white space the next line should begin with.</summary>
    public static string Indent(string code)
    {
        var last = code.TrimEnd('\n', '\r').Split('\n')[^1];
        var indent = last.Length - last.TrimStart(' ').Length;
        var opens = last.TrimEnd() is { Length: > 0 } text && text[^1] is '{' or '(' or '[';
        return new string(' ', indent + (opens ? IndentSize : 0));
    }
}
