using System.Collections.Immutable;
using System.Diagnostics;

namespace FairLab.Notebooks;

/// <summary>
/// Turns what stopped a cell into the error a notebook shows: the message, the failing line, and frames of the
/// notebook's own code.
/// </summary>
internal static class CellErrors
{
    /// <summary>What stands before the line that failed.</summary>
    public const string Arrow = "---->";

    /// <summary>What the user is to know about a cell that does not stop.</summary>
    public const string LeftBehind =
        "It is inside a call that does not return, and ends when that does; "
        + "until then it goes on in the background and may change what it works on.";

    const int Neighbours = 2;

    public static CellError FromDiagnostics(ImmutableArray<CellDiagnostic> diagnostics)
    {
        var errors = diagnostics.Where(diagnostic => diagnostic.IsError).ToList();
        var traceback = ImmutableArray.CreateBuilder<string>();
        foreach (var error in errors)
        {
            traceback.Add(error.ToString());
            if (error.SourceLine.Length > 0)
            {
                traceback.Add("    " + error.SourceLine);
                traceback.Add("    " + new string(' ', Math.Max(0, error.Column - 1)) + "^");
            }
        }

        return new CellError(
            errors[0].Id, errors[0].Message, errors[0].Line, errors[0].SourceLine, traceback.ToImmutable());
    }

    /// <param name="error">What the cell threw.</param>
    /// <param name="sources">The source of each cell, by assembly name; the last entry is the cell that ran.</param>
    /// <param name="current">The assembly name of the cell that ran.</param>
    public static CellError FromException(
        Exception error, IReadOnlyDictionary<string, (string Label, string Source)> sources, string current)
    {
        var traceback = ImmutableArray.CreateBuilder<string>();
        (string Label, int Line, string? Text)? failing = null;
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            var caused = ReferenceEquals(cause, error) ? "" : "caused by ";
            traceback.Add($"{caused}{TypeName.Of(cause.GetType())}: {cause.Message}");
            foreach (var frame in new StackTrace(cause, fNeedFileInfo: true).GetFrames())
            {
                var method = DiagnosticMethodInfo.Create(frame);
                if (method is null)
                    continue;
                var assembly = method.DeclaringAssemblyName.Split(',')[0];
                if (sources.TryGetValue(assembly, out var cell) && frame.GetFileLineNumber() is > 0 and var line)
                {
                    var text = LineOf(cell.Source, line);
                    traceback.Add(FormattableString.Invariant($"   at {cell.Label}, line {line}: {text?.Trim()}"));
                    if (assembly == current && failing is null && ReferenceEquals(cause, error))
                        failing = (cell.Label, line, text);
                }
                else if (!IsPlumbing(method))
                {
                    traceback.Add($"   at {method.DeclaringTypeName}.{method.Name}");
                }
            }
        }

        if (failing is { } place && sources.TryGetValue(current, out var shown))
            traceback.InsertRange(1, Excerpt(shown.Source, place.Line));
        return new CellError(
            TypeName.Of(error.GetType()), error.Message, failing?.Line, failing?.Text, traceback.ToImmutable());
    }

    /// <summary>The failing line among its neighbours, with an arrow; nothing for a cell of one line.</summary>
    static IEnumerable<string> Excerpt(string source, int line)
    {
        var lines = source.Split('\n');
        if (lines.Length < 2)
            yield break;
        for (var i = Math.Max(1, line - Neighbours); i <= Math.Min(lines.Length, line + Neighbours); i++)
            yield return FormattableString.Invariant(
                $"{(i == line ? Arrow : "     ")}{i,4} {lines[i - 1].TrimEnd('\r')}");
    }

    /// <summary>The result of a cell whose value's own code throws while it is shown.</summary>
    public static CellResult WhileShown(CellResult result, Exception error)
    {
        var name = TypeName.Of(error.GetType());
        return result with
        {
            Status = CellStatus.Failed, Exception = error,
            Error = new CellError(
                name, error.Message, null, null, [$"{name}: {error.Message}", "   while the cell's value was shown"]),
        };
    }

    /// <summary>The result of a cell that was stopped from outside.</summary>
    /// <param name="result">What is known of the cell.</param>
    /// <param name="error">What stopped it.</param>
    public static CellResult Interrupted(CellResult result, Exception error)
    {
        const string Message = "The cell was interrupted.";
        return result with
        {
            Status = CellStatus.Interrupted, Exception = error,
            Error = new CellError("OperationCanceledException", Message, null, null, [Message]),
        };
    }

    static bool IsPlumbing(DiagnosticMethodInfo method) =>
        method.DeclaringTypeName is { } type
        && (type.StartsWith("System.Runtime.CompilerServices.", StringComparison.Ordinal)
            || type.StartsWith("System.Runtime.ExceptionServices.", StringComparison.Ordinal)
            || type.StartsWith("System.Threading.", StringComparison.Ordinal)
            || type.StartsWith("Submission#", StringComparison.Ordinal)
            || type.StartsWith("FairLab.Notebooks.CSharpSession", StringComparison.Ordinal)
            || type.StartsWith("FairLab.Notebooks.Interruption", StringComparison.Ordinal)
            || type.StartsWith("FairLab.Notebooks.CellContext", StringComparison.Ordinal));

    static string? LineOf(string source, int line)
    {
        var lines = source.Split('\n');
        return line <= lines.Length ? lines[line - 1].TrimEnd('\r') : null;
    }
}
