using System.Globalization;
using FairLab.Experiments.Definition;
using FairLab.Experiments.Engine;
using FairLab.Notebooks;
using FairLab.Runs;

namespace FairLab.Experiments.Claims;

/// <summary>Compiles a study's claims before it runs, and judges them over its collected tables afterwards.</summary>
sealed class ClaimJudge : IDisposable
{
    readonly ExpressionCompiler _compiler;
    readonly (Claim Claim, CompiledExpression<ClaimScope, object>? Measure, CompiledExpression<ClaimScope, bool> Check)[] _claims;

    /// <summary>Compiles all claims.</summary>
    /// <exception cref="UsageException">An expression does not compile; the message names file, line and claim.</exception>
    public ClaimJudge(Experiment experiment, SessionOptions session)
    {
        _compiler = new ExpressionCompiler(session with { References = session.References.Add(typeof(ClaimScope).Assembly.Location) });
        _claims = [.. experiment.Claims.Select(claim => (
            claim,
            claim.Measure is null ? null : Compile<object>(claim, "measure", claim.Measure),
            Compile<bool>(claim, "check", claim.Check)))];

        CompiledExpression<ClaimScope, T> Compile<T>(Claim claim, string part, string expression)
        {
            try
            {
                return _compiler.Compile<ClaimScope, T>(expression);
            }
            catch (ExpressionException e)
            {
                throw new UsageException($"{experiment.Path}: line {claim.Line}: the {part} of claim '{claim.Id}' does not compile: {e.Message}");
            }
        }
    }

    /// <summary>Judges every claim; one that cannot be evaluated is undetermined, with the reason.</summary>
    /// <param name="tables">The collected tables.</param>
    /// <param name="profile">The smoke profile is too small for verdicts, and in a partial one runs are missing: claims are measured there, not judged.</param>
    public IReadOnlyList<Verdict> Judge(StudyTables tables, string profile) => [.. _claims
        .Select(c => Judge(c.Claim, c.Measure, c.Check, tables))
        .Select(v => profile is "smoke" or ResultFolders.Partial && v.Outcome is Outcome.Holds or Outcome.DoesNotHold ? v with { Outcome = Outcome.NotJudged } : v)];

    static Verdict Judge(
        Claim claim, CompiledExpression<ClaimScope, object>? measure, CompiledExpression<ClaimScope, bool> check, StudyTables tables)
    {
        string? measured = null;
        try
        {
            object? value = measure?.Evaluate(new ClaimScope(tables));
            measured = value switch
            {
                null => null,
                double number when Math.Abs(number) is 0 or >= 1e-3 => number.ToString("0.####", CultureInfo.InvariantCulture),
                double number => number.ToString("G3", CultureInfo.InvariantCulture),
                _ => FormattableString.Invariant($"{value}"),
            };
            if (value is RunMean { Value: double.NaN } or double.NaN)
                return new(claim, Outcome.Undetermined, measured, "The quantity is undefined.");
            return new(claim, check.Evaluate(new ClaimScope(tables, value)) ? Outcome.Holds : Outcome.DoesNotHold, measured, null);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or InvalidDataException)
        {
            return new(claim, Outcome.Undetermined, measured, e.Message);
        }
    }

    public void Dispose() => _compiler.Dispose();
}
