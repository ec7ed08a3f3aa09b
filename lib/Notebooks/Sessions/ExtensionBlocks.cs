using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FairLab.Notebooks;

/// <summary>
/// Writes C# 14's extension blocks as the extension methods they stand for: a cell is compiled inside a class, where
/// the language
/// forbids the blocks. Blocks with properties, operators or static members have no such form and are left to the
/// compiler's message.
/// </summary>
internal static class ExtensionBlocks
{
    /// <summary>The code without the blocks that can be written otherwise, or null when there are none. No line
    /// moves.</summary>
    public static string? Lower(CompilationUnitSyntax root)
    {
        var blocks = root.Members.OfType<ClassDeclarationSyntax>()
            .SelectMany(type => type.Members.OfType<ExtensionBlockDeclarationSyntax>())
            .Where(IsOfMethods).ToList();
        if (blocks.Count == 0)
            return null;
        var text = root.ToFullString();
        List<(int Position, int Length, string Text)> edits = [];
        foreach (var block in blocks)
        {
            var head = text[block.SpanStart..block.OpenBraceToken.Span.End];
            edits.Add((block.SpanStart, head.Length, Blank(head)));
            edits.Add((block.CloseBraceToken.SpanStart, 1, " "));
            var receiver = "this " + OneLine(block.ParameterList!.Parameters[0]);
            foreach (var method in block.Members.Cast<MethodDeclarationSyntax>())
            {
                edits.Add((method.ReturnType.SpanStart, 0, "static "));
                var separator = method.ParameterList.Parameters.Count > 0 ? ", " : "";
                edits.Add((method.ParameterList.OpenParenToken.Span.End, 0, receiver + separator));
                if (block.TypeParameterList is not { } generic)
                    continue;
                var names = string.Join(", ", generic.Parameters.Select(parameter => parameter.Identifier.Text));
                edits.Add(method.TypeParameterList is { } own
                    ? (own.LessThanToken.Span.End, 0, names + ", ")
                    : (method.Identifier.Span.End, 0, $"<{names}>"));
                edits.Add(
                    (method.ParameterList.Span.End, 0, " " + string.Concat(block.ConstraintClauses.Select(OneLine))));
            }
        }

        var lowered = new StringBuilder(text);
        foreach (var (position, length, replacement) in edits.OrderByDescending(edit => edit.Position))
            lowered.Remove(position, length).Insert(position, replacement);
        return lowered.ToString();
    }

    static bool IsOfMethods(ExtensionBlockDeclarationSyntax block) =>
        block.ParameterList is { Parameters: [{ Identifier.Text.Length: > 0 }] }
        && block.Members.All(
            member => member is MethodDeclarationSyntax && !member.Modifiers.Any(SyntaxKind.StaticKeyword));

    static string Blank(string text) => string.Concat(text.Select(c => c is '\n' or '\r' ? c : ' '));

    static string OneLine(SyntaxNode node) => string.Concat(node.DescendantTokens().Select(token => token.Text + " "));
}
