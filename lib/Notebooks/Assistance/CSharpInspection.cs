using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FairLab.Notebooks;

/// <summary>Finds what a name in C# code stands for, with its documentation.</summary>
internal static class CSharpInspection
{
    static readonly SymbolDisplayFormat Full = SymbolDisplayFormat.CSharpErrorMessageFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeConstantValue)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeType
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut
            | SymbolDisplayParameterOptions.IncludeExtensionThis)
        .WithKindOptions(SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeNamespaceKeyword)
        .WithLocalOptions(SymbolDisplayLocalOptions.IncludeType);

    public static Inspection? At(CSharpCompilation compilation, int position)
    {
        var tree = compilation.SyntaxTrees[0];
        var root = tree.GetCompilationUnitRoot();
        var model = compilation.GetSemanticModel(tree);
        foreach (var place in (ReadOnlySpan<int>)[position, position - 1])
        {
            // A front end asks with the cursor behind the name, or behind the parenthesis that follows it.
            if (place < 0 || place > root.FullSpan.End)
                continue;
            var token = root.FindToken(place);
            if (token.IsKind(SyntaxKind.OpenParenToken))
                token = token.GetPreviousToken();
            if (!token.IsKind(SyntaxKind.IdentifierToken) && !SyntaxFacts.IsPredefinedType(token.Kind()))
                continue;
            if (token.Parent is not null && Symbol(model, token.Parent) is { } symbol)
                return Describe(symbol);
        }

        return null;
    }

    static ISymbol? Symbol(SemanticModel model, SyntaxNode node)
    {
        if (model.GetDeclaredSymbol(node) is { } declared)
            return declared;
        var info = model.GetSymbolInfo(node);
        var symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        // "new T(...)" means the type, whose documentation says more than a constructor's.
        return symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
            ? constructor.ContainingType
            : symbol;
    }

    static Inspection Describe(ISymbol symbol)
    {
        var signature = symbol.ToDisplayString(Full);
        // Cells are classes to the compiler; to the user they are not.
        signature = System.Text.RegularExpressions.Regex.Replace(signature, @"Submission#\d+\.", "");
        if (symbol is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration)
            signature += " { "
                + string.Join(", ", enumeration.GetMembers().OfType<IFieldSymbol>().Select(member => member.Name))
                + " }";
        return new Inspection(signature, Documentation(symbol.OriginalDefinition));
    }

    /// <summary>A symbol's documentation as plain text, or null.</summary>
    public static string? Documentation(ISymbol symbol)
    {
        var target = symbol is IMethodSymbol { ReducedFrom: { } original } ? original : symbol;
        if (target.DeclaringSyntaxReferences.FirstOrDefault() is { } source)
            return XmlDocumentation.OfSource(source.GetSyntax());
        return target.GetDocumentationCommentId() is { } id && target.ContainingAssembly is { } assembly
            ? XmlDocumentation.OfMember(assembly.Identity.Name, id)
            : null;
    }
}
