using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace FairLab.Notebooks;

/// <summary>
/// Pieces of syntax with no text, or as little as symbols need: a place of no width is no place to them.
/// </summary>
internal static class NoWidth
{
    public static SyntaxToken Semicolon { get; } = Token(SyntaxKind.SemicolonToken);

    public static SyntaxToken Token(SyntaxKind kind) => SyntaxFactory.Token(default, kind, "", "", default);

    public static BlockSyntax Block(SyntaxList<StatementSyntax> statements) =>
        SyntaxFactory.Block(
            [],
            SyntaxFactory.Token(SyntaxKind.OpenBraceToken),
            statements,
            SyntaxFactory.Token(SyntaxKind.CloseBraceToken));

    public static ArgumentListSyntax List(SeparatedSyntaxList<ArgumentSyntax> arguments) =>
        ArgumentList(Token(SyntaxKind.OpenParenToken), arguments, Token(SyntaxKind.CloseParenToken));

    /// <summary>The member of a class, named from the global namespace.</summary>
    public static ExpressionSyntax Member(string root, params ReadOnlySpan<string> names)
    {
        ExpressionSyntax member = AliasQualifiedName(
            IdentifierName(Token(SyntaxKind.GlobalKeyword)), Token(SyntaxKind.ColonColonToken), Name(root));
        foreach (var name in names)
            member = MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression, member, Token(SyntaxKind.DotToken), Name(name));
        return member;
    }

    static IdentifierNameSyntax Name(string name) =>
        IdentifierName(Identifier(default, SyntaxKind.None, "", name, default));
}
