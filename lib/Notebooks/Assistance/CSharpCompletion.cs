using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FairLab.Notebooks;

/// <summary>Completes C#: members behind a dot, names in scope, and keywords.</summary>
internal static class CSharpCompletion
{
    const int Limit = 500;

    static readonly SymbolDisplayFormat Short = SymbolDisplayFormat.MinimallyQualifiedFormat;

    public static CompletionList At(CSharpCompilation compilation, int position)
    {
        var tree = compilation.SyntaxTrees[0];
        var text = tree.GetText();
        var start = position;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '@'))
            start--;
        var prefix = text.ToString(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(start, position)).TrimStart('@');
        var root = tree.GetCompilationUnitRoot();
        if (IsText(root, position))
            return new CompletionList([], position, position);
        var model = compilation.GetSemanticModel(tree);
        var token = root.FindToken(Math.Max(0, start - 1));
        var symbols = token.IsKind(SyntaxKind.DotToken) || token.IsKind(SyntaxKind.ColonColonToken)
            ? Members(model, token, position)
            : InScope(model, root, token, start);
        var items = symbols.Where(symbol => symbol.CanBeReferencedByName && Matches(symbol.Name, prefix))
            .GroupBy(symbol => symbol.Name).Select(group => Item(group.First(), group.Count()))
            .Concat(token.IsKind(SyntaxKind.DotToken) ? [] : Keywords(prefix))
            .OrderBy(item => !item.Text.StartsWith(prefix, StringComparison.Ordinal))
            .ThenBy(item => item.Text, StringComparer.Ordinal)
            .DistinctBy(item => item.Text).Take(Limit);
        return new CompletionList([.. items], start, position);
    }

    /// <summary>Whether the position is inside a comment or a string, where names mean nothing.</summary>
    static bool IsText(CompilationUnitSyntax root, int position)
    {
        if (position == 0)
            return false;
        var trivia = root.FindTrivia(position - 1);
        if (trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia)
            return true;
        var token = root.FindToken(position - 1);
        return token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken
                or SyntaxKind.InterpolatedStringTextToken
                or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken
            && token.SpanStart < position && (position < token.Span.End || token.ContainsDiagnostics);
    }

    static IEnumerable<ISymbol> Members(SemanticModel model, SyntaxToken dot, int position)
    {
        var left = dot.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            QualifiedNameSyntax name => name.Left,
            MemberBindingExpressionSyntax binding =>
                binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
            AliasQualifiedNameSyntax alias => alias.Alias,
            _ => (ExpressionSyntax?)null,
        };
        if (left is null)
            return [];
        var symbol = model.GetSymbolInfo(left).Symbol;
        if (symbol is INamespaceSymbol container)
            return model.LookupNamespacesAndTypes(position, container);
        if (symbol is ITypeSymbol type)
            return model.LookupStaticMembers(position, type).Concat(model.LookupNamespacesAndTypes(position, type));
        var value = model.GetTypeInfo(left).Type;
        if (value is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            && dot.Parent is MemberBindingExpressionSyntax)
            value = nullable.TypeArguments[0];
        return value is null
            ? []
            : model.LookupSymbols(position, value, includeReducedExtensionMethods: true)
                .Where(member => !member.IsStatic
                    && member is not INamedTypeSymbol and not IMethodSymbol { MethodKind: MethodKind.Constructor });
    }

    static IEnumerable<ISymbol> InScope(
        SemanticModel model, CompilationUnitSyntax root, SyntaxToken before, int position)
    {
        // In the braces behind "new T", what can be set is what is wanted.
        if (before.Parent is InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation }
            && model.GetTypeInfo(creation).Type is { } created)
            return model.LookupSymbols(position, created)
                .Where(member => member is IPropertySymbol { SetMethod: not null, IsStatic: false }
                    or IFieldSymbol { IsReadOnly: false, IsStatic: false });
        if (before.IsKind(SyntaxKind.UsingKeyword))
            return model.LookupNamespacesAndTypes(position).Where(symbol => symbol is INamespaceSymbol);
        return before.IsKind(SyntaxKind.NewKeyword)
            ? model.LookupNamespacesAndTypes(position)
            : model.LookupSymbols(Math.Min(position, root.FullSpan.End));
    }

    static bool Matches(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && !name.Contains('<', StringComparison.Ordinal);

    static CompletionItem Item(ISymbol symbol, int count) => new(
        symbol.Name,
        Kind(symbol),
        symbol.ToDisplayString(Short) + (count > 1 ? FormattableString.Invariant($" (+ {count - 1} overloads)") : ""));

    static string Kind(ISymbol symbol) => symbol switch
    {
        IMethodSymbol => "method",
        IPropertySymbol => "property",
        IFieldSymbol { ContainingType.IsScriptClass: true } or ILocalSymbol or IParameterSymbol
            or IRangeVariableSymbol => "variable",
        IFieldSymbol => "field",
        IEventSymbol => "event",
        INamespaceSymbol => "namespace",
        ITypeSymbol { TypeKind: var kind } => kind.ToString().ToLowerInvariant(),
        _ => "variable",
    };

    static IEnumerable<CompletionItem> Keywords(string prefix) => prefix.Length == 0
        ? []
        : SyntaxFacts.GetKeywordKinds().Select(SyntaxFacts.GetText)
            .Where(keyword => keyword.StartsWith(prefix, StringComparison.Ordinal)
                && char.IsAsciiLetterLower(keyword[0]))
            .Select(keyword => new CompletionItem(keyword, "keyword"));
}
