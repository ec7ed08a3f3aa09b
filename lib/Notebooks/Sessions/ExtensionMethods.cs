using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FairLab.Notebooks;

/// <summary>
/// Makes extension methods of a cell's static classes work. A cell is compiled inside a class, where the language
/// forbids them in a nested class but allows them at the cell's top level: so each gets a top-level method of its own
/// that calls it. No line moves.
/// </summary>
internal static class ExtensionMethods
{
    /// <summary>
    /// The code with the extension methods of static classes moved to where they may be, or null when there are none.
    /// </summary>
    public static string? Hoist(CompilationUnitSyntax root)
    {
        if (ExtensionBlocks.Lower(root) is { } lowered)
            return Hoist((CompilationUnitSyntax)root.SyntaxTree.WithChangedText(SourceText.From(lowered)).GetRoot())
                ?? lowered;
        List<(int Position, int Length, string Text)> edits = [];
        foreach (var type in root.Members
            .OfType<ClassDeclarationSyntax>()
            .Where(type => type.Modifiers.Any(SyntaxKind.StaticKeyword)))
        {
            var forwards = new StringBuilder();
            foreach (var method in type.Members.OfType<MethodDeclarationSyntax>())
            {
                var first = method.ParameterList.Parameters.FirstOrDefault();
                if (first?.Modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.ThisKeyword))
                    is not { RawKind: not 0 } keyword)
                    continue;
                edits.Add((keyword.SpanStart, keyword.Span.Length, "    "));
                if (method.Modifiers.Any(SyntaxKind.PublicKeyword) || method.Modifiers.Any(SyntaxKind.InternalKeyword))
                    forwards.Append(' ').Append(Forward(type.Identifier.Text, method));
            }

            if (forwards.Length > 0)
                edits.Add((type.Span.End, 0, forwards.ToString()));
        }

        if (edits.Count == 0)
            return null;
        var hoisted = new StringBuilder(root.ToFullString());
        foreach (var (position, length, text) in edits.OrderByDescending(edit => edit.Position))
            hoisted.Remove(position, length).Insert(position, text);
        return hoisted.ToString();
    }

    static string Forward(string type, MethodDeclarationSyntax method)
    {
        var arguments = string.Join(", ", method.ParameterList.Parameters.Select(Argument));
        var generic = method.TypeParameterList is { } parameters
            ? $"<{string.Join(", ", parameters.Parameters.Select(parameter => parameter.Identifier.Text))}>"
            : "";
        var byReference = method.ReturnType is RefTypeSyntax ? "ref " : "";
        var name = method.Identifier.Text;
        return $"static {OneLine(method.ReturnType)} {name}"
            + $"{OneLine(method.TypeParameterList)}{OneLine(method.ParameterList)} {OneLine(method.ConstraintClauses)}"
            + $" => {byReference}{type}.{name}{generic}({arguments});";
    }

    static string Argument(ParameterSyntax parameter)
    {
        var modifier = parameter.Modifiers.FirstOrDefault(
            token => token.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword or SyntaxKind.InKeyword);
        return modifier.RawKind == 0 ? parameter.Identifier.Text : $"{modifier.Text} {parameter.Identifier.Text}";
    }

    // The forwarding method shares a line with the class's end, so it must not bring line ends or comments of its own.
    static string OneLine(object? syntax) => syntax switch
    {
        null => "",
        SyntaxNode node => string.Concat(node.DescendantTokens().Select(token => token.Text + " ")),
        SyntaxList<TypeParameterConstraintClauseSyntax> clauses => string.Concat(clauses.Select(OneLine)),
        _ => syntax.ToString() ?? "",
    };
}
