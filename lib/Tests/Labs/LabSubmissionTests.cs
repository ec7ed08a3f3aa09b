using System.Text.Json.Nodes;
using FairLab.Experiments;
using FairLab.Experiments.Labs;
using FairLab.Notebooks;

namespace FairLab.Labs.Tests;

/// <summary>Submitted notebooks as they are graded.</summary>
public sealed class LabSubmissionTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("labs").FullName;

    static readonly string LabsFolder = Path.Combine(Repository.Root, "notebooks", "labs");

    static Dictionary<string, NotebookDocument> Labs => LabTests.Names.ToDictionary(lab => lab, Load);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Lab_is_known_by_its_cells_whatever_became_of_ids_or_tags()
    {
        var labs = Labs;
        foreach (string lab in labs.Keys)
        {
            Assert.Equal(lab, LabSubmission.LabOf(Load(lab), labs));
            Assert.Equal(lab, LabSubmission.LabOf(Without(lab, "id", _ => true), labs));
            var untagged = Load(lab);
            foreach (var cell in untagged.Cells)
                cell.Metadata.Remove("tags");
            Assert.Equal(lab, LabSubmission.LabOf(untagged, labs));
        }
        Assert.Null(LabSubmission.LabOf(NotebookDocument.Load(Path.Combine(LabsFolder, "exploring-data.ipynb")), labs));
    }

    [Fact]
    public void What_was_handed_out_is_put_back_and_what_the_student_wrote_is_kept()
    {
        const string lab = "1-measure-it";
        var submission = Load(lab);
        var task = Task(submission, "gap");
        task.Source = "double gap = 1, ratio = 2;";
        var data = submission.Cells.First(c => c.Id == "1-data");
        data.Source = "var people = 0;";
        submission.Insert(submission.IndexOf(task), NotebookCell.Create(CellKind.Code, "int helper = 1;"));
        submission.RemoveAt(submission.IndexOf(Task(submission, "samples")));

        var merged = LabSubmission.Merge(Load(lab), submission);

        var original = Load(lab);
        string Data(NotebookDocument of) => of.Cells.First(c => c.Id == "1-data").Source;
        Assert.Equal(Data(original), Data(merged));
        Assert.Equal("double gap = 1, ratio = 2;\nMeasureIt.Gap(gap, ratio)", Task(merged, "gap").Source);
        Assert.Equal(Task(original, "samples").Source, Task(merged, "samples").Source);
        int helper = merged.Cells.ToList().FindIndex(c => c.Source == "int helper = 1;");
        Assert.InRange(
            helper, merged.IndexOf(Task(merged, "rates")) + 1, merged.IndexOf(Task(merged, "gap")) - 1);
    }

    [Fact]
    public void An_answer_that_claims_to_be_right_is_checked_all_the_same()
    {
        string cell = "double gap = 0;   // your code\n\nMeasureIt.Gap(gap, 1)";

        Assert.Equal("Gap.Right()\nMeasureIt.Gap(gap, 1)", LabCells.WithAnswer(cell, "Gap.Right()"));
        Assert.Equal(cell, LabCells.WithAnswer(cell, cell));
    }

    [Fact]
    public void Verdicts_are_those_of_the_last_output_of_each_task()
    {
        var notebook = Load("1-measure-it");
        Show("rates", "execute_result", "right: the two rates. Good.");
        Show("gap", "execute_result", "not right: the gap. The sign is turned.");
        Show("interval", "error", "no such name");
        Show("decisions", "execute_result", "5");

        var verdicts = LabSubmission.Verdicts(notebook);

        Assert.Equal(
            ["right", "not right", "error", "error", "not run", "not run"], verdicts.Select(v => v.Verdict));
        Assert.Equal("the gap. The sign is turned.", verdicts[1].Says);
        Assert.Equal("no such name", verdicts[2].Says);

        void Show(string task, string type, string text) => Task(notebook, task).Outputs.Add(type == "error"
            ? new JsonObject { ["output_type"] = type, ["evalue"] = text }
            : new JsonObject { ["output_type"] = type, ["data"] = new JsonObject { ["text/plain"] = text } });
    }

    [Fact]
    public void A_folder_without_notebooks_is_refused_by_name()
    {
        string graded = Path.Combine(_folder, "graded");
        Directory.CreateDirectory(graded);
        File.WriteAllText(Path.Combine(graded, "old.ipynb"), "{}");

        var none = Assert.Throws<UsageException>(() => LabGrader.Submissions(_folder, graded));
        var missing = Assert.Throws<UsageException>(
            () => LabGrader.Submissions(Path.Combine(_folder, "nowhere"), graded));

        Assert.StartsWith("found no notebooks (*.ipynb) below " + _folder, none.Message, StringComparison.Ordinal);
        Assert.StartsWith("found no folder ", missing.Message, StringComparison.Ordinal);
    }

    static NotebookDocument Load(string lab) => NotebookDocument.Load(Path.Combine(LabsFolder, lab + ".ipynb"));

    static NotebookDocument Without(string lab, string key, Func<JsonObject, bool> where)
    {
        var json = (JsonObject)JsonNode.Parse(File.ReadAllText(Path.Combine(LabsFolder, lab + ".ipynb")))!;
        foreach (var cell in json["cells"]!.AsArray().OfType<JsonObject>().Where(where))
            cell.Remove(key);
        json["nbformat_minor"] = 4;
        return NotebookDocument.Parse(json.ToJsonString());
    }

    static NotebookCell Task(NotebookDocument notebook, string task) =>
        notebook.Cells.Single(c => LabCells.Task(c) == task);
}
