using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace FairLab.Notebooks;

/// <summary>
/// Puts a call of <see cref="Checkpoint.Pass()"/> into every loop and at the start of every method of a cell. No line
/// moves, and what the compiler says of the cell is taken from the tree without checkpoints. What is put in has as
/// little text as symbols need.
/// </summary>
internal sealed class Checkpoints : CSharpSyntaxRewriter
{
    static readonly StatementSyntax Check =
        ExpressionStatement(InvocationExpression(Pass(), NoWidth.List([])), Token(SyntaxKind.SemicolonToken));

    readonly Func<SemanticModel> _bind;
    SemanticModel? _model;

    Checkpoints(Func<SemanticModel> bind) => _bind = bind;

    /// <summary>
    /// The tree with checkpoints; the model, of the tree without, is asked for when there are lambdas or queries.
    /// </summary>
    public static SyntaxTree Insert(SyntaxTree tree, Func<SemanticModel> bind)
    {
        var root = tree.GetRoot();
        var rewritten = new Checkpoints(bind).Visit(root);
        return rewritten == root ? tree : tree.WithRootAndOptions(rewritten, tree.Options);
    }

    SemanticModel Model => _model ??= _bind();

    public override SyntaxNode VisitWhileStatement(WhileStatementSyntax node)
    {
        var visited = (WhileStatementSyntax)base.VisitWhileStatement(node)!;
        return visited.WithStatement(Checked(visited.Statement));
    }

    public override SyntaxNode VisitDoStatement(DoStatementSyntax node)
    {
        var visited = (DoStatementSyntax)base.VisitDoStatement(node)!;
        return visited.WithStatement(Checked(visited.Statement));
    }

    public override SyntaxNode VisitForStatement(ForStatementSyntax node)
    {
        var visited = (ForStatementSyntax)base.VisitForStatement(node)!;
        return visited.WithStatement(Checked(visited.Statement));
    }

    public override SyntaxNode VisitForEachStatement(ForEachStatementSyntax node)
    {
        var visited = (ForEachStatementSyntax)base.VisitForEachStatement(node)!;
        return visited.WithStatement(Checked(visited.Statement));
    }

    public override SyntaxNode VisitForEachVariableStatement(ForEachVariableStatementSyntax node)
    {
        var visited = (ForEachVariableStatementSyntax)base.VisitForEachVariableStatement(node)!;
        return visited.WithStatement(Checked(visited.Statement));
    }

    public override SyntaxNode VisitGotoStatement(GotoStatementSyntax node) =>
        Checked((GotoStatementSyntax)base.VisitGotoStatement(node)!);

    // Cleaning up is let run to its end, and a finalizer runs on a thread that is nobody's.
    public override SyntaxNode VisitFinallyClause(FinallyClauseSyntax node) => node;

    public override SyntaxNode VisitDestructorDeclaration(DestructorDeclarationSyntax node) => node;

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        // What native code calls must not throw.
        if (node.AttributeLists.ToString().Contains("UnmanagedCallersOnly", StringComparison.Ordinal))
            return node;
        var visited = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        if (node.Identifier.ValueText is nameof(IDisposable.Dispose) or nameof(IAsyncDisposable.DisposeAsync))
            return visited;
        var givesNothing = GivesNothing(visited.Modifiers, visited.ReturnType);
        return Body(visited.Body, visited.ExpressionBody, visited.SemicolonToken, givesNothing) is { } body
            ? visited.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body)
            : visited;
    }

    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        var visited = (LocalFunctionStatementSyntax)base.VisitLocalFunctionStatement(node)!;
        var givesNothing = GivesNothing(visited.Modifiers, visited.ReturnType);
        return Body(visited.Body, visited.ExpressionBody, visited.SemicolonToken, givesNothing) is { } body
            ? visited.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body)
            : visited;
    }

    public override SyntaxNode? VisitConstructorDeclaration(ConstructorDeclarationSyntax node)
    {
        var visited = (ConstructorDeclarationSyntax)base.VisitConstructorDeclaration(node)!;
        // A type whose static constructor has thrown stays unusable.
        return !node.Modifiers.Any(SyntaxKind.StaticKeyword)
            && Body(visited.Body, visited.ExpressionBody, visited.SemicolonToken, true) is { } body
            ? visited.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body)
            : visited;
    }

    public override SyntaxNode? VisitOperatorDeclaration(OperatorDeclarationSyntax node)
    {
        var visited = (OperatorDeclarationSyntax)base.VisitOperatorDeclaration(node)!;
        var givesNothing = GivesNothing(visited.Modifiers, visited.ReturnType);
        return Body(visited.Body, visited.ExpressionBody, visited.SemicolonToken, givesNothing) is { } body
            ? visited.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body)
            : visited;
    }

    public override SyntaxNode? VisitConversionOperatorDeclaration(ConversionOperatorDeclarationSyntax node)
    {
        var visited = (ConversionOperatorDeclarationSyntax)base.VisitConversionOperatorDeclaration(node)!;
        return Body(visited.Body, visited.ExpressionBody, visited.SemicolonToken, false) is { } body
            ? visited.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body)
            : visited;
    }

    public override SyntaxNode? VisitAccessorDeclaration(AccessorDeclarationSyntax node)
    {
        var visited = (AccessorDeclarationSyntax)base.VisitAccessorDeclaration(node)!;
        var givesNothing = !node.IsKind(SyntaxKind.GetAccessorDeclaration);
        return Body(visited.Body, visited.ExpressionBody, visited.SemicolonToken, givesNothing) is { } body
            ? visited.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body)
            : visited;
    }

    public override SyntaxNode? VisitPropertyDeclaration(PropertyDeclarationSyntax node)
    {
        var visited = (PropertyDeclarationSyntax)base.VisitPropertyDeclaration(node)!;
        return visited.ExpressionBody is { } expression
            ? visited.WithExpressionBody(null)
                .WithSemicolonToken(default)
                .WithAccessorList(Getter(expression, visited.SemicolonToken))
            : visited;
    }

    public override SyntaxNode? VisitIndexerDeclaration(IndexerDeclarationSyntax node)
    {
        var visited = (IndexerDeclarationSyntax)base.VisitIndexerDeclaration(node)!;
        return visited.ExpressionBody is { } expression
            ? visited.WithExpressionBody(null)
                .WithSemicolonToken(default)
                .WithAccessorList(Getter(expression, visited.SemicolonToken))
            : visited;
    }

    public override SyntaxNode? VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node)
    {
        var visited = (AnonymousMethodExpressionSyntax)base.VisitAnonymousMethodExpression(node)!;
        return visited.WithBlock(First(visited.Block));
    }

    public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) =>
        Lambda(node, () => base.VisitSimpleLambdaExpression(node));

    public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) =>
        Lambda(node, () => base.VisitParenthesizedLambdaExpression(node));

    public override SyntaxNode? VisitQueryExpression(QueryExpressionSyntax node) =>
        IsExpressionTree(node) ? node : base.VisitQueryExpression(node);

    public override SyntaxNode? VisitWhereClause(WhereClauseSyntax node)
    {
        var visited = (WhereClauseSyntax)base.VisitWhereClause(node)!;
        return visited.WithCondition(InvocationExpression(Pass(), NoWidth.List([Argument(visited.Condition)])));
    }

    public override SyntaxNode? VisitSelectClause(SelectClauseSyntax node)
    {
        var visited = (SelectClauseSyntax)base.VisitSelectClause(node)!;
        // The selection of the variable itself is no call.
        return node.Expression is IdentifierNameSyntax
            ? visited
            : visited.WithExpression(InvocationExpression(Pass(), NoWidth.List([Argument(visited.Expression)])));
    }

    static ExpressionSyntax Pass() =>
        NoWidth.Member("FairLab", "Notebooks", nameof(Checkpoint), nameof(Checkpoint.Pass));

    static BlockSyntax Checked(StatementSyntax body) =>
        body is BlockSyntax block ? First(block) : NoWidth.Block([Check, body]);

    /// <summary>A block with the check before its first statement.</summary>
    static BlockSyntax First(BlockSyntax block) => block.WithStatements(block.Statements.Insert(0, Check));

    LambdaExpressionSyntax Lambda(LambdaExpressionSyntax node, Func<SyntaxNode?> visit)
    {
        if (IsQuoted(node))
            return node;
        if (node.ExpressionBody is null)
        {
            var visited = (LambdaExpressionSyntax)visit()!;
            return visited.WithBlock(First(visited.Block!));
        }

        // Nothing below a lambda that becomes data may change.
        if (Model.GetTypeInfo(node).ConvertedType is not { TypeKind: TypeKind.Delegate }
            || Model.GetSymbolInfo(node).Symbol is not IMethodSymbol method)
            return node;
        var lambda = (LambdaExpressionSyntax)visit()!;
        var givesNothing = method.ReturnsVoid
            || (method.IsAsync && method.ReturnType is INamedTypeSymbol { IsGenericType: false });
        var statement = Statement(lambda.ExpressionBody!, NoWidth.Semicolon, givesNothing);
        return lambda.WithExpressionBody(null).WithBlock(NoWidth.Block([Check, statement]));
    }

    /// <summary>Whether a method that is called with the lambda takes its text.</summary>
    bool IsQuoted(LambdaExpressionSyntax lambda) =>
        lambda.Ancestors().OfType<ArgumentSyntax>().Any(argument => argument.Parent?.Parent is { } call
            && Model.GetSymbolInfo(call).Symbol is IMethodSymbol method && method.Parameters.Any(TakesText));

    static bool TakesText(IParameterSymbol parameter) => parameter.HasExplicitDefaultValue
        && parameter.GetAttributes()
            .Any(attribute => attribute.AttributeClass?.Name == "CallerArgumentExpressionAttribute");

    bool IsExpressionTree(QueryExpressionSyntax query) => query.DescendantNodes().OfType<QueryClauseSyntax>()
        .Select(clause => Model.GetQueryClauseInfo(clause).OperationInfo.Symbol)
        .Concat(query.DescendantNodes().OfType<SelectOrGroupClauseSyntax>()
            .Select(clause => Model.GetSymbolInfo(clause).Symbol))
        .OfType<IMethodSymbol>()
        .Any(method => method.Parameters.Any(parameter => parameter.Type.Name == "Expression"));

    static BlockSyntax? Body(
        BlockSyntax? block, ArrowExpressionClauseSyntax? arrow, SyntaxToken semicolon, bool givesNothing) =>
        arrow is not null ? Block(arrow, semicolon, givesNothing) : block is not null ? First(block) : null;

    /// <summary>A block in place of an expression.</summary>
    static BlockSyntax Block(ArrowExpressionClauseSyntax arrow, SyntaxToken semicolon, bool givesNothing) =>
        NoWidth.Block([Check, Statement(arrow.Expression, semicolon, givesNothing)])
            .WithOpenBraceToken(SyntaxFactory.Token(
                arrow.ArrowToken.LeadingTrivia, SyntaxKind.OpenBraceToken, "{", "{", arrow.ArrowToken.TrailingTrivia));

    static AccessorListSyntax Getter(ArrowExpressionClauseSyntax arrow, SyntaxToken semicolon) => AccessorList(
        NoWidth.Token(SyntaxKind.OpenBraceToken),
        [AccessorDeclaration(
            SyntaxKind.GetAccessorDeclaration,
            [],
            [],
            NoWidth.Token(SyntaxKind.GetKeyword),
            Block(arrow, semicolon, false),
            null,
            default)],
        NoWidth.Token(SyntaxKind.CloseBraceToken));

    static StatementSyntax Statement(
        ExpressionSyntax expression, SyntaxToken semicolon, bool givesNothing) => expression switch
    {
        ThrowExpressionSyntax thrown => ThrowStatement([], thrown.ThrowKeyword, thrown.Expression, semicolon),
        _ when givesNothing => ExpressionStatement(expression, semicolon),
        _ => ReturnStatement([], NoWidth.Token(SyntaxKind.ReturnKeyword), expression, semicolon),
    };

    static bool GivesNothing(SyntaxTokenList modifiers, TypeSyntax type) =>
        type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
        || (modifiers.Any(SyntaxKind.AsyncKeyword)
            && (type is QualifiedNameSyntax name ? name.Right : type) is not GenericNameSyntax);
}
