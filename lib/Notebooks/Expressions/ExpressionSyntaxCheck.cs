using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FairLab.Notebooks;

/// <summary>Tells one expression from statements and from text with a part missing.</summary>
internal static class ExpressionSyntaxCheck
{
    /// <summary>What is wrong with the text as an expression, or null.</summary>
    public static CellDiagnostic? Problem(string expression)
    {
        var parsed = SyntaxFactory.ParseExpression(expression, consumeFullText: true);
        var error =
            parsed.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        if (error is null)
            return null;
        var column = error.Location.SourceSpan.Start + 1;
        return new CellDiagnostic(
            error.Id,
            true,
            "expected one C# expression: " + error.GetMessage(CultureInfo.InvariantCulture),
            1,
            column,
            expression);
    }
}
