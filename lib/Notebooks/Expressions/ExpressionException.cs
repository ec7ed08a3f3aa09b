using System.Collections.Immutable;

namespace FairLab.Notebooks;

/// <summary>An expression does not compile.</summary>
/// <param name="expression">Its source.</param>
/// <param name="diagnostics">The compiler's errors.</param>
public sealed class ExpressionException(string expression, ImmutableArray<CellDiagnostic> diagnostics)
    : Exception($"{expression}: " + string.Join(
        "; ", diagnostics.Select(diagnostic => $"{diagnostic.Message} (column {diagnostic.Column})")))
{
    /// <summary>Its source.</summary>
    public string Expression { get; } = expression;

    /// <summary>The compiler's errors.</summary>
    public ImmutableArray<CellDiagnostic> Diagnostics { get; } = diagnostics;
}
