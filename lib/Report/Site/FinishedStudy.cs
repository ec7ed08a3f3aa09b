using FairLab.Experiments.Claims;
using FairLab.Experiments.Definition;
using FairLab.Experiments.Engine;
using FairLab.Experiments.Runs;

namespace FairLab.Report.Site;

/// <summary>A study with whatever there is of it: results of this run, results of before, or none.</summary>
/// <param name="Experiment">The study.</param>
/// <param name="Folder">Its results.</param>
/// <param name="Profile">The profile they are of.</param>
public sealed record FinishedStudy(Experiment Experiment, string Folder, string Profile)
{
    /// <summary>Why nothing is claimed: skipped, unfinished, or never run; null where all is there.</summary>
    public string? Missing { get; init; }

    /// <summary>The runs that did not finish, and are the reason why nothing is claimed.</summary>
    public IReadOnlyList<RunRecord> Failed { get; init; } = [];

    /// <summary>The verdicts.</summary>
    public IReadOnlyList<Verdict> Verdicts { get; init; } = [];

    /// <summary>The tables of the report notebook, by name.</summary>
    public IReadOnlyList<string> Tables { get; init; } = [];

    /// <summary>The figures of the report notebook, by name, the one that answers the question first.</summary>
    public IReadOnlyList<string> Figures { get; init; } = [];

    /// <summary>The records of its finished runs, and of the report; empty on a machine that has run nothing.</summary>
    public IReadOnlyList<(RunRecord Record, string Folder)> Runs { get; init; } = [];

    /// <summary>A study that was run now.</summary>
    /// <param name="result">What came of it.</param>
    /// <param name="results">The folder of all results.</param>
    public static FinishedStudy Of(StudyResult result, string results)
    {
        ArgumentNullException.ThrowIfNull(result);
        string? missing = result.Skipped is { } reason ? $"Skipped: {reason}"
            : result.Unfinished.Count == 0 ? null
            : FormattableString.Invariant(
                $"{result.Unfinished.Count} of {result.Runs} runs did not finish, so nothing is claimed.");
        var study = Read(result.Experiment, result.Folder, results, result.Profile);
        return missing is null ? study
            : study with { Missing = missing, Verdicts = result.Verdicts, Failed = result.Unfinished };
    }

    /// <summary>A study as its committed results have it.</summary>
    /// <param name="experiment">The study.</param>
    /// <param name="results">The folder of all results.</param>
    public static FinishedStudy Of(Experiment experiment, string results)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        return Read(experiment, Path.Combine(results, experiment.Study), results, ResultFolders.Reference);
    }

    static FinishedStudy Read(Experiment experiment, string folder, string results, string profile)
    {
        var study = new FinishedStudy(experiment, folder, profile);
        var records = Records(Path.Combine(results, "runs", experiment.Study));
        if (!Directory.Exists(folder))
        {
            RunRecord[] failed = [.. records.Select(r => r.Record).Where(r => IsFailure(r.State))];
            return study with
            {
                Missing = failed.Length switch
                {
                    0 => "It has not been run yet.",
                    1 => "1 run did not finish, so nothing is claimed.",
                    var n => FormattableString.Invariant($"{n} runs did not finish, so nothing is claimed."),
                },
                Failed = failed,
            };
        }
        study = study with
        {
            Tables = [.. Shown(experiment, folder)],
            Figures = [.. Names(folder, ".plotly.json").OrderBy(n => n == experiment.Answer ? 0 : 1)],
            Runs = [.. records.Where(r => r.Record.State == RunState.Done)],
        };
        try
        {
            return study with { Verdicts = ClaimFiles.Read(folder) };
        }
        catch (InvalidDataException e)
        {
            return study with { Missing = e.Message };
        }
    }

    static bool IsFailure(RunState state) => state is RunState.Failed or RunState.Timeout or RunState.Interrupted;

    // Those that the file gives a caption first, in its order; among them may be some that are collected only.
    static IEnumerable<string> Shown(Experiment experiment, string folder) =>
        experiment.Tables.Keys.Concat(Names(folder, ".md").Except(experiment.Tables.Keys))
            .Where(n => File.Exists(Path.Combine(folder, n + ".csv")));

    static IEnumerable<string> Names(string folder, string ending) =>
        Directory.GetFiles(folder, "*" + ending).Select(f => Path.GetFileName(f)[..^ending.Length])
            .Order(StringComparer.Ordinal);

    // Of several runs with one name, such as those of an older library, the newest.
    static (RunRecord Record, string Folder)[] Records(string folder) => !Directory.Exists(folder) ? []
        :
        [
            .. Directory.GetDirectories(folder)
                .Select(f => (Record: RunRecord.TryLoad(f), Folder: f))
                .Where(r => r.Record is not null)
                .GroupBy(r => r.Record!.Label)
                .Select(g => g.OrderByDescending(r => r.Record!.State == RunState.Done)
                    .ThenByDescending(r => r.Record!.Started).First())
                .OrderBy(r => r.Record!.Label, StringComparer.Ordinal)
                .Select(r => (r.Record!, r.Folder)),
        ];
}
