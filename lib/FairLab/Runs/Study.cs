namespace FairLab.Runs;

/// <summary>What a report notebook sees of a study: its collected tables.</summary>
/// <example>
/// <code>
/// var scores = Study.Open("mitigation-comparison")["scores"];
/// run.Save("table", scores.Summarize(["dataset", "method"], ["accuracy", "parity"]));
/// </code>
/// </example>
public static class Study
{
    /// <summary>
    /// The collected tables of a study: those just computed inside an experiment, the committed reference results
    /// otherwise.
    /// </summary>
    /// <param name="name">The study's name, a folder under <c>results/</c>.</param>
    /// <exception cref="DirectoryNotFoundException">The study has no results yet.</exception>
    public static StudyTables Open(string name)
    {
        if (RunContext.Current?.Results is { } current)
            return new StudyTables(current);
        string folder = Path.Combine(Repository.Root, "results", name);
        return Directory.Exists(folder)
            ? new StudyTables(folder)
            : throw new DirectoryNotFoundException($"The study '{name}' has no results yet: {folder} is missing. "
                + $"Run it with ./fairlab run experiments/{name}.yaml");
    }
}
