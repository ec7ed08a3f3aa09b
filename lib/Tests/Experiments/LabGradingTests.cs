using FairLab.Experiments.Labs;
using FairLab.Notebooks;
using FairLab.Runs;

namespace FairLab.Experiments.Tests;

/// <summary><c>fairlab lab --grade</c> on what a class hands in.</summary>
public sealed class LabGradingTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_submission_gets_its_line_whatever_the_others_are()
    {
        Submit("in/ann/answered.ipynb", "string[] supported = [\"A\", \"C\", \"E\"];");
        Submit("in/bob/cheated.ipynb", "string[] supported = null;\nCheck.Right(\"the statements\");");
        Submit("in/dora/dies.ipynb", "Environment.Exit(3);\nstring[] supported = [\"A\", \"C\", \"E\"];");
        _folder.Write("in/carl/notes.ipynb", "no notebook");

        var (code, output, error) = await Grade("in", "--to", Path.Combine(_folder.Path, "out"));

        Assert.Equal(0, code);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Matches(@"ann/answered\.ipynb .* 2-not-all-fair .* 1 of 6", output);
        Assert.Matches(@"bob/cheated\.ipynb .* 2-not-all-fair .* 0 of 6", output);
        Assert.Matches(@"carl/notes\.ipynb .* 0 of 0 .* not valid JSON", output);
        Assert.Matches(@"dora/dies\.ipynb .* 0 of 6", output);
        string csv = _folder.Read("out/grades.csv");
        Assert.Contains(
            "\"ann/answered.ipynb\",\"2-not-all-fair\",\"statements\",\"right\",\"the statements.\"\n", csv,
            StringComparison.Ordinal);
        Assert.Contains(
            "\"bob/cheated.ipynb\",\"2-not-all-fair\",\"statements\",\"not done yet\",", csv, StringComparison.Ordinal);
        Assert.Contains("exit code 3", csv, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder.Path, "out", "ann", "answered.ipynb")));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_misuse()
    {
        var (code, _, error) = await Grade("nowhere");

        Assert.Equal(2, code);
        Assert.Contains("found no folder", error, StringComparison.Ordinal);
    }

    Task<(int Code, string Output, string Error)> Grade(string folder, params string[] arguments) =>
        CliProcess.RunAsync(
            Repository.Root, ["lab", "--grade", Path.Combine(_folder.Path, folder), .. arguments]);

    /// <summary>Lab 2 with one answer.</summary>
    void Submit(string name, string answer)
    {
        var lab = NotebookDocument.Load(Path.Combine(Repository.Root, "notebooks", "labs", "2-not-all-fair.ipynb"));
        lab.Cells.Single(c => LabCells.Task(c) == "statements").Source = answer;
        _folder.Write(name, lab.ToJson());
    }
}
