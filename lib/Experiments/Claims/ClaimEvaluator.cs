using System.Globalization;
using System.Text.RegularExpressions;
using FairLab.Experiments.Definition;
using FairLab.Experiments.Engine;
using FairLab.Metrics;
using FairLab.Notebooks;
using FairLab.Runs;

namespace FairLab.Experiments.Claims;

/// <summary>
/// Compiles a study's claims before it runs, and evaluates them over its collected tables afterwards.
/// </summary>
sealed partial class ClaimEvaluator : IDisposable
{
    readonly ExpressionCompiler _compiler;
    readonly OrderedDictionary<string, CompiledExpression<ClaimScope, object>> _lets = new(StringComparer.Ordinal);
    readonly (
        Claim Claim,
        CompiledExpression<ClaimScope, object>? Measure,
        CompiledExpression<ClaimScope, bool> Check)[] _claims;

    /// <summary>Compiles all lets and claims.</summary>
    /// <exception cref="UsageException">An expression does not compile; the message names file, line, and let or
    /// claim.</exception>
    public ClaimEvaluator(Experiment experiment, SessionOptions session)
    {
        _compiler = new ExpressionCompiler(
            session with { References = session.References.Add(typeof(ClaimScope).Assembly.Location) });
        string[] names = [.. experiment.Lets.Select(l => l.Name), "Tables", "measured"];
        foreach (var let in experiment.Lets)
            _lets.Add(let.Name, Compile<object>(let.Expression, let.Line, $"the let '{let.Name}'"));
        _claims = [.. experiment.Claims.Select(claim => (
            claim,
            claim.Measure is { } measure
                ? Compile<object>(measure, claim.MeasureLine, $"the measure of claim '{claim.Id}'")
                : null,
            Compile<bool>(claim.Check, claim.Line, $"the check of claim '{claim.Id}'")))];

        CompiledExpression<ClaimScope, T> Compile<T>(string expression, int line, string what)
        {
            try
            {
                return _compiler.Compile<ClaimScope, T>(expression);
            }
            catch (ExpressionException e)
            {
                var unknown = UnknownName().Match(e.Message);
                string hint = unknown.Success
                    ? $"; did you mean '{NearestName.Of(unknown.Groups[1].Value, names)}'?"
                    : "";
                throw new UsageException($"{experiment.Path}: line {line}: {what} does not compile: {e.Message}{hint}");
            }
        }
    }

    [GeneratedRegex("The name '([^']+)' does not exist in the current context")]
    private static partial Regex UnknownName();

    /// <summary>Evaluates every claim; one that cannot be evaluated is undetermined, with the reason.</summary>
    /// <param name="tables">The collected tables.</param>
    /// <param name="profile">
    /// The smoke profile is too small for verdicts, and in a partial one runs are missing: claims are measured there,
    /// not judged.
    /// </param>
    public IReadOnlyList<Verdict> Evaluate(StudyTables tables, string profile) => [
        .. _claims
            .Select(c => Evaluate(c.Claim, c.Measure, c.Check, tables))
            .Select(v =>
                profile is "smoke" or ResultFolders.Partial && v.Outcome is Outcome.Holds or Outcome.DoesNotHold
                    ? v with { Outcome = Outcome.NotJudged }
                    : v),
    ];

    Verdict Evaluate(
        Claim claim,
        CompiledExpression<ClaimScope, object>? measure,
        CompiledExpression<ClaimScope, bool> check,
        StudyTables tables)
    {
        string? measured = null;
        try
        {
            object? value = measure?.Evaluate(new ClaimScope(tables));
            measured = value switch
            {
                null => null,
                double number when Math.Abs(number) is 0 or >= 1e-3 => number.ToString(
                    "0.####",
                    CultureInfo.InvariantCulture),
                double number => number.ToString("G3", CultureInfo.InvariantCulture),
                _ => FormattableString.Invariant($"{value}"),
            };
            if (value is RunMean { Value: double.NaN } or double.NaN)
                return new(claim, Outcome.Undetermined, measured, "The quantity is undefined.");
            return new(
                claim,
                check.Evaluate(new ClaimScope(tables, value)) ? Outcome.Holds : Outcome.DoesNotHold,
                measured,
                null);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or InvalidDataException)
        {
            return new(claim, Outcome.Undetermined, measured, FailedLet(claim, tables) ?? e.Message);
        }
    }

    /// <summary>What is wrong with the first let of a claim that cannot be evaluated; null where all can.</summary>
    string? FailedLet(Claim claim, StudyTables tables)
    {
        foreach (string name in claim.Lets)
        {
            try
            {
                _lets[name].Evaluate(new ClaimScope(tables));
            }
            catch (Exception e) when (e is ArgumentException or InvalidOperationException or InvalidDataException)
            {
                return $"The let '{name}': {e.Message}";
            }
        }
        return null;
    }

    public void Dispose() => _compiler.Dispose();
}
