using FairLab.Experiments.Definition;
using FairLab.Notebooks;

namespace FairLab.Experiments.Engine;

/// <summary>A study's notebook as the engine needs it: its code, and what parameters it takes.</summary>
/// <param name="Path">The notebook.</param>
/// <param name="Code">The sources of its code cells.</param>
sealed record NotebookSource(string Path, IReadOnlyList<string> Code)
{
    public static NotebookSource Load(string path)
    {
        try
        {
            return new(
                path,
                [.. NotebookDocument.Load(path).Cells.Where(c => c.Kind == CellKind.Code).Select(c => c.Source)]);
        }
        catch (NotebookFormatException e)
        {
            throw new UsageException(e.Message);
        }
    }

    /// <summary>
    /// Checks every planned run's parameters against the notebook's declarations, before anything is executed.
    /// </summary>
    /// <exception cref="UsageException">
    /// A name is unknown, a value has the wrong type, or the notebook has no parameters cell.
    /// </exception>
    public void Check(Experiment experiment, IReadOnlyList<PlannedRun> plan, SessionOptions session)
    {
        // What the small profile alone sets is checked too, at its first point; the seeds of one point differ in
        // nothing that could be wrong.
        var small = Plan.Unfold(experiment, new RunOverrides { Smoke = true, Seeds = 1 }).Take(1);
        foreach (var run in plan.DistinctBy(r => r.Label[..r.Label.LastIndexOf("seed-", StringComparison.Ordinal)])
            .Concat(small)
            .DistinctBy(r => ValueIdentity.Of(r.Parameters)))
        {
            try
            {
                NotebookRunner.Prepare(new NotebookRunRequest
                {
                    InputPath = Path,
                    Parameters = run.Parameters,
                    Session = session,
                });
            }
            catch (NotebookParameterException e)
            {
                throw new UsageException($"{experiment.Path}: its parameters do not fit the notebook.\n{e.Message}");
            }
        }
    }
}
