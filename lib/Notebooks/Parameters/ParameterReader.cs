using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FairLab.Notebooks;

/// <summary>Reads parameters out of a cell's source by compiling it, without running it.</summary>
internal static partial class ParameterReader
{
    /// <param name="environment">What cells are compiled in.</param>
    /// <param name="before">The C# before the parameters cell.</param>
    /// <param name="cell">The C# of the parameters cell; a cell with directives may have several parts.</param>
    /// <param name="file">What messages call the notebook.</param>
    public static ParameterSet Read(
        CellEnvironment environment,
        IReadOnlyList<ParameterCellPart> before,
        IReadOnlyList<ParameterCellPart> cell,
        string file)
    {
        var compiler = new SubmissionCompiler(environment.References, environment.Imports);
        var adopted = 0;
        foreach (var part in before)
            Adopt(part);
        var parameters = ImmutableArray.CreateBuilder<NotebookParameter>();
        var warnings = ImmutableArray.CreateBuilder<string>();
        foreach (var part in cell)
        {
            compiler.AddReferences([.. part.References]);
            var (found, captures) = Read(compiler.Look(part.Code), file);
            if (part.IsOwn)
                parameters.AddRange(found);
            warnings.AddRange(captures);
            Adopt(part);
        }

        return new ParameterSet(true, parameters.ToImmutable(), [.. warnings.Distinct(StringComparer.Ordinal)]);

        void Adopt(ParameterCellPart part) =>
            compiler.Adopt(part.Code, FormattableString.Invariant($"before-{adopted++}"), [.. part.References], []);
    }

    static (ImmutableArray<NotebookParameter> Parameters, ImmutableArray<string> Warnings) Read(
        CSharpCompilation compilation, string file)
    {
        var errors = SubmissionCompiler.Diagnostics(compilation.GetDiagnostics())
            .Where(diagnostic => diagnostic.IsError)
            .ToList();
        if (errors.Count > 0)
            throw new NotebookParameterException(
                file, [.. errors.Select(error => $"the parameters cell does not compile: {error}")]);
        var tree = compilation.SyntaxTrees[0];
        var model = compilation.GetSemanticModel(tree);
        var root = tree.GetCompilationUnitRoot();
        var parameters = ImmutableArray.CreateBuilder<NotebookParameter>();
        foreach (var declaration in root.Members.OfType<FieldDeclarationSyntax>())
        {
            foreach (var variable in declaration.Declaration.Variables)
            {
                if (model.GetDeclaredSymbol(variable) is not IFieldSymbol symbol)
                    continue;
                var written = declaration.Declaration.Type;
                var name = written.IsVar
                    ? symbol.Type.ToMinimalDisplayString(model, variable.SpanStart)
                    : written.ToString();
                parameters.Add(new NotebookParameter(
                    variable.Identifier.ValueText,
                    TypeOf(symbol.Type, name, model, variable.SpanStart),
                    variable.Initializer?.Value.ToString(),
                    Documentation(declaration),
                    tree.GetLineSpan(variable.Span).StartLinePosition.Line + 1));
            }
        }

        return (parameters.ToImmutable(), Captures(root, parameters));
    }

    static ParameterType TypeOf(ITypeSymbol type, string name, SemanticModel model, int position)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            var inner = TypeOf(nullable.TypeArguments[0], name.TrimEnd('?'), model, position);
            return inner with { Name = inner.Name + "?", Nullable = true };
        }

        var text = name.TrimEnd('?');
        switch (type.SpecialType)
        {
            case SpecialType.System_Boolean:
                return new(ParameterKind.Boolean, "bool", false);
            case SpecialType.System_SByte or SpecialType.System_Byte
                or SpecialType.System_Int16 or SpecialType.System_UInt16
                or SpecialType.System_Int32 or SpecialType.System_UInt32
                or SpecialType.System_Int64 or SpecialType.System_UInt64
                or SpecialType.System_IntPtr or SpecialType.System_UIntPtr:
                return new(ParameterKind.WholeNumber, Keyword(type), false);
            case SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal:
                return new(ParameterKind.RealNumber, Keyword(type), false);
            case SpecialType.System_Char:
                return new(ParameterKind.Character, "char", false);
            case SpecialType.System_String:
                return new(ParameterKind.Text, "string", true);
            case SpecialType.System_Object:
                return new(ParameterKind.Any, "object", true);
        }

        var space = type.ContainingNamespace?.ToDisplayString();
        if (space == "System" && ParameterForm.Has(type.Name))
            return new(ParameterKind.Form, text, !type.IsValueType, Framework: type.Name);
        if ((space, type.Name) is ("System", "Int128" or "UInt128") or ("System.Numerics", "BigInteger"))
            return new(ParameterKind.WholeNumber, text, false, Framework: type.Name);
        if ((space, type.Name) is ("System", "Half"))
            return new(ParameterKind.RealNumber, text, false, Framework: type.Name);
        if (type.TypeKind == TypeKind.Enum)
            return new(
                ParameterKind.Enumeration,
                text,
                false,
                Members: [.. type.GetMembers()
                    .OfType<IFieldSymbol>()
                    .Where(field => field.IsConst)
                    .Select(field => field.Name)]);
        if (type is IArrayTypeSymbol { Rank: 1 } array)
            return new(ParameterKind.List, text, true, Element(array.ElementType, model, position));
        if (type is INamedTypeSymbol { IsGenericType: true } generic
            && space is ("System.Collections.Generic" or "System.Collections.Immutable"))
        {
            if (ParameterCollections.IsList(type.Name))
                return new(
                    ParameterKind.List,
                    text,
                    !type.IsValueType,
                    Element(generic.TypeArguments[0], model, position),
                    Framework: type.Name);
            if (ParameterCollections.IsMap(type.Name)
                && generic.TypeArguments[0].SpecialType == SpecialType.System_String)
                return new(
                    ParameterKind.Map,
                    text,
                    true,
                    Element(generic.TypeArguments[1], model, position),
                    Framework: type.Name);
        }

        return new(ParameterKind.Unsupported, text, !type.IsValueType);
    }

    static ParameterType Element(ITypeSymbol type, SemanticModel model, int position) =>
        TypeOf(type, type.ToMinimalDisplayString(model, position), model, position);

    static string Keyword(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);

    /// <summary>The comment behind the declaration, else the comment lines right above it.</summary>
    static string? Documentation(FieldDeclarationSyntax declaration)
    {
        var behind = declaration.GetTrailingTrivia()
            .FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia))
            .ToString();
        if (behind.Length > 0)
            return Clean(behind);
        List<string> lines = [];
        foreach (var line in declaration.GetLeadingTrivia().ToFullString().Split('\n').Reverse().Skip(1))
        {
            if (!line.TrimStart().StartsWith("//", StringComparison.Ordinal))
                break;
            lines.Insert(0, Clean(line));
        }

        var text = string.Join(' ', lines.Where(line => line.Length > 0));
        return text.Length == 0 ? null : text;
    }

    static string Clean(string comment) => XmlTag().Replace(comment.Trim().TrimStart('/'), "").Trim();

    /// <summary>Functions of the cell that read a parameter: they will go on seeing the default.</summary>
    static ImmutableArray<string> Captures(CompilationUnitSyntax root, IEnumerable<NotebookParameter> parameters)
    {
        var names = parameters.Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        var warnings = ImmutableArray.CreateBuilder<string>();
        var bodies = root.DescendantNodes()
            .Where(node => node is MethodDeclarationSyntax or PropertyDeclarationSyntax or LambdaExpressionSyntax);
        foreach (var body in bodies)
        {
            var captured = body.DescendantNodes()
                .OfType<IdentifierNameSyntax>()
                .Select(identifier => identifier.Identifier.ValueText)
                .Where(names.Contains).Distinct(StringComparer.Ordinal);
            foreach (var name in captured)
            {
                var what = body switch
                {
                    MethodDeclarationSyntax method => $"function '{method.Identifier.ValueText}'",
                    PropertyDeclarationSyntax property => $"property '{property.Identifier.ValueText}'",
                    _ => "a lambda",
                };
                warnings.Add($"{what} in the parameters cell captures parameter '{name}' and keeps its default "
                    + "when another value is injected; declare it in a later cell");
            }
        }

        return [.. warnings.Distinct(StringComparer.Ordinal)];
    }

    [GeneratedRegex("</?[a-zA-Z][^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex XmlTag();
}
