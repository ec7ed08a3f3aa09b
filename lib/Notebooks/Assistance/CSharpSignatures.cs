using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace FairLab.Notebooks;

/// <summary>Finds the overloads of the call that is being typed.</summary>
internal static class CSharpSignatures
{
    /// <summary>
    /// The overloads, and which of them and of its parameters the position is at; none outside a call.
    /// </summary>
    public static (IReadOnlyList<SignatureInformation> Signatures, int Active, int Parameter) At(
        CSharpCompilation compilation, int position)
    {
        var tree = compilation.SyntaxTrees[0];
        var token = tree.GetCompilationUnitRoot().FindToken(Math.Max(0, position - 1));
        var list = token.Parent?.AncestorsAndSelf().OfType<ArgumentListSyntax>()
            .FirstOrDefault(arguments => arguments.OpenParenToken.Span.End <= position
                && (arguments.CloseParenToken.IsMissing || position <= arguments.CloseParenToken.SpanStart));
        if (list?.Parent is not ExpressionSyntax call)
            return ([], 0, 0);
        var model = compilation.GetSemanticModel(tree);
        var target = call is InvocationExpressionSyntax invocation ? invocation.Expression : call;
        IMethodSymbol[] methods = [.. model.GetMemberGroup(target).OfType<IMethodSymbol>()];
        if (methods.Length == 0
            && call is BaseObjectCreationExpressionSyntax
            && model.GetTypeInfo(call).Type is INamedTypeSymbol type)
            methods =
                [.. type.InstanceConstructors.Where(method => method.DeclaredAccessibility == Accessibility.Public)];
        var typed = list.Arguments.GetSeparators().Count(comma => comma.Span.End <= position);
        var active = Math.Max(0, Array.FindIndex(methods, method => method.Parameters.Length > typed));
        var parameter = methods.Length == 0
            ? 0
            : Math.Clamp(typed, 0, Math.Max(0, methods[active].Parameters.Length - 1));
        return ([.. methods.Select(Describe)], active, parameter);
    }

    static SignatureInformation Describe(IMethodSymbol method) => new(
        method.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
        Markdown(CSharpInspection.Documentation(method.OriginalDefinition)),
        [.. method.Parameters.Select(parameter => new ParameterInformation(
            parameter.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), Markdown(null)))]);

    static FormattedValue Markdown(string? text) => new("text/markdown", text ?? "");
}
