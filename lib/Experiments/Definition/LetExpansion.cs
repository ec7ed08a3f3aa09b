using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FairLab.Experiments.Definition;

/// <summary>
/// Puts what a let stands for in the place of its name. A claim is whole then: what is compiled is what results show.
/// </summary>
sealed class LetExpansion
{
    static readonly string[] Taken = ["Tables", "measured"];

    readonly OrderedDictionary<string, (Let Let, string Text, IReadOnlyList<string> Behind)> _lets =
        new(StringComparer.Ordinal);

    /// <summary>The lets, in their order.</summary>
    public IReadOnlyList<Let> Lets => [.. _lets.Values.Select(l => l.Let)];

    /// <summary>Reads the mapping <c>let</c> of an experiment.</summary>
    /// <exception cref="UsageException">A name that C# cannot use, or one that is used before it is there.</exception>
    public static LetExpansion Read(YamlMap map)
    {
        var expansion = new LetExpansion();
        if (!map.Has("let"))
            return expansion;
        var lets = map.Map("let", "'let'");
        foreach (string name in lets.Names)
            expansion.Add(name, lets);
        return expansion;
    }

    void Add(string name, YamlMap lets)
    {
        if (!SyntaxFacts.IsValidIdentifier(name) || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None)
        {
            throw lets.Error(
                name, $"the let '{name}': expected a name of letters, digits and '_' that is no word of C#");
        }
        if (Taken.Contains(name))
            throw lets.Error(name, $"the let '{name}': the name is there already; give it another");
        string expression = lets.String(name);
        string[] used = Used(expression);
        if (used.Contains("measured"))
            throw lets.Error(name, $"the let '{name}' uses measured, which only the 'check' of a claim has");
        if (used.Contains(name))
            throw lets.Error(name, $"the let '{name}' uses itself");
        if (used.FirstOrDefault(u => !_lets.ContainsKey(u) && lets.Has(u)) is { } later)
            throw lets.Error(name, $"the let '{name}' uses '{later}', which comes after it; put '{later}' first");
        string whole = Expand(expression);
        var syntax = SyntaxFactory.ParseExpression(whole);
        // Members and indices bind to all of what stands there.
        bool primary = syntax is InvocationExpressionSyntax or ElementAccessExpressionSyntax
            or MemberAccessExpressionSyntax or ParenthesizedExpressionSyntax or LiteralExpressionSyntax;
        _lets.Add(
            name, (new Let(name, whole, lets.Line(name)), primary ? whole : $"({whole})", NamesIn(expression)));
    }

    /// <summary>An expression with all lets in it replaced.</summary>
    public string Expand(string expression)
    {
        var text = new StringBuilder(expression);
        foreach (var name in Uses(expression).OrderByDescending(n => n.SpanStart))
        {
            text.Remove(name.SpanStart, name.Span.Length);
            text.Insert(name.SpanStart, _lets[name.Identifier.ValueText].Text);
        }
        return text.ToString();
    }

    /// <summary>The names of the lets that an expression uses, those behind them included, in their order.</summary>
    public IReadOnlyList<string> NamesIn(string expression)
    {
        var found = Uses(expression).Select(n => n.Identifier.ValueText)
            .SelectMany(n => _lets[n].Behind.Append(n)).ToHashSet(StringComparer.Ordinal);
        return [.. _lets.Keys.Where(found.Contains)];
    }

    /// <summary>The let that a variable of an expression hides, or null.</summary>
    public string? Hidden(string expression) =>
        SyntaxFactory.ParseExpression(expression).DescendantNodesAndSelf()
            .Select(node => node switch
            {
                ParameterSyntax parameter => parameter.Identifier.ValueText,
                SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
                FromClauseSyntax from => from.Identifier.ValueText,
                LetClauseSyntax let => let.Identifier.ValueText,
                _ => null,
            })
            .FirstOrDefault(name => name is not null && _lets.ContainsKey(name));

    IEnumerable<IdentifierNameSyntax> Uses(string expression) =>
        Names(expression).Where(n => _lets.ContainsKey(n.Identifier.ValueText));

    static string[] Used(string expression) => [.. Names(expression).Select(n => n.Identifier.ValueText).Distinct()];

    // x in a.x, a?.x, x: 1 and new { x = 1 } is somebody else's.
    static IEnumerable<IdentifierNameSyntax> Names(string expression) =>
        SyntaxFactory.ParseExpression(expression).DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(name =>
            name.Parent is not (NameColonSyntax or NameEqualsSyntax or MemberBindingExpressionSyntax)
            && !(name.Parent is MemberAccessExpressionSyntax access && access.Name == name));
}
