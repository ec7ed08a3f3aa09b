using FairLab.Experiments.Workers;
using FairLab.Notebooks;
using FairLab.Runs;

namespace FairLab.Experiments.Labs;

/// <summary>Runs the labs of a folder of submissions, each in a process of its own, and collects their
/// checks.</summary>
public static class LabGrader
{
    /// <summary>The submitted notebooks, in any folders below one.</summary>
    /// <param name="folder">Where they lie.</param>
    /// <param name="to">Where the notebooks go as they were run: those there are no submissions.</param>
    /// <exception cref="UsageException">No such folder, or no notebooks in it.</exception>
    public static IReadOnlyList<string> Submissions(string folder, string to)
    {
        if (!Directory.Exists(folder))
            throw new UsageException($"found no folder {folder}; expected one with submitted notebooks");
        string own = Path.GetFullPath(to) + Path.DirectorySeparatorChar;
        string[] files = [.. Directory.GetFiles(folder, "*.ipynb", SearchOption.AllDirectories)
            .Where(f => !f.Contains(".ipynb_checkpoints", StringComparison.Ordinal)
                && !Path.GetFullPath(f).StartsWith(own, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
        return files.Length > 0 ? files
            : throw new UsageException($"found no notebooks (*.ipynb) below {folder}; expected submitted labs");
    }

    /// <summary>Runs all of them.</summary>
    /// <param name="folder">What the files' names are told from.</param>
    /// <param name="files">The submitted notebooks.</param>
    /// <param name="to">Where the notebooks go as they were run.</param>
    /// <param name="jobs">How many at once.</param>
    /// <param name="progress">Told of each notebook that is done.</param>
    /// <param name="cancel">Ends it; those that run are dropped.</param>
    public static async Task<IReadOnlyList<LabGrade>> RunAsync(
        string folder, IReadOnlyList<string> files, string to, int jobs, IProgress<LabGrade>? progress,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(files);
        string labs = Path.Combine(Repository.Root, "notebooks", "labs");
        var known = Directory.GetFiles(labs, "*.ipynb")
            .ToDictionary(f => Path.GetFileNameWithoutExtension(f), NotebookDocument.Load)
            .Where(l => l.Value.Cells.Any(c => LabCells.Task(c) is not null)).ToDictionary();
        var grades = new LabGrade[files.Count];
        await using var pool = new NotebookPool(WorkerCommand.Default);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, files.Count),
            new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancel },
            async (i, _) =>
            {
                grades[i] = await GradeAsync(pool, folder, files[i], to, known, cancel);
                progress?.Report(grades[i]);
            });
        return grades;
    }

    static async Task<LabGrade> GradeAsync(
        NotebookPool pool, string folder, string file, string to,
        IReadOnlyDictionary<string, NotebookDocument> known, CancellationToken cancel)
    {
        string name = Path.GetRelativePath(folder, file);
        try
        {
            var submission = NotebookDocument.Load(file);
            if (LabSubmission.LabOf(submission, known) is not { } lab)
                return new LabGrade(name, null, [], "it has no task of a lab");
            var handedOut = NotebookDocument.Load(
                Path.Combine(Repository.Root, "notebooks", "labs", lab + ".ipynb"));
            var merged = LabSubmission.Merge(handedOut, submission);
            string output = Path.Combine(Path.GetFullPath(to), name);
            Directory.CreateDirectory(Path.GetDirectoryName(output)!);
            merged.Save(output);
            var job = new NotebookJob
            {
                Input = output, InputName = name, Output = output, OutputName = name,
                CellSeconds = 120, Seconds = 600,
                WorkingDirectory = Repository.Root, Root = Repository.Root,
            };
            var report = await pool.RunAsync(job, _ => { }, _ => { }, cancel, CancellationToken.None);
            var verdicts = LabSubmission.Verdicts(NotebookDocument.Load(output));
            return new LabGrade(name, lab, verdicts, report.IsSuccess ? null : report.Summary);
        }
        catch (Exception e) when (e is NotebookFormatException or IOException or UnauthorizedAccessException)
        {
            return new LabGrade(name, null, [], e.Message);
        }
    }
}
