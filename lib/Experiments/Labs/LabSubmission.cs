using System.Text.Json.Nodes;
using FairLab.Notebooks;

namespace FairLab.Experiments.Labs;

/// <summary>
/// A submitted notebook as it is graded: the lab as it was handed out, with the student's answers in its task
/// cells and
/// the cells that the student added where they stood. What was handed out cannot be changed by a student: not the
/// data,
/// not a check.
/// </summary>
public static class LabSubmission
{
    // Papermill's word for a cell that may fail: the tasks after it are still looked at.
    const string MayFail = "raises-exception";

    static readonly string[] Words = ["right", "not right", "not done yet"];

    /// <summary>The lab that a notebook is an answer to: that which it shares most task cells with.</summary>
    /// <param name="submission">The student's notebook.</param>
    /// <param name="labs">The labs.</param>
    /// <returns>Null where it shares none.</returns>
    public static string? LabOf(NotebookDocument submission, IReadOnlyDictionary<string, NotebookDocument> labs)
    {
        ArgumentNullException.ThrowIfNull(submission);
        ArgumentNullException.ThrowIfNull(labs);
        // A front end may give new ids, or drop tags; none does both.
        var found = labs
            .Select(lab => (lab.Key, Shared: submission.Cells.Count(c => Match(lab.Value, c) is { } cell
                && LabCells.Task(cell) is not null && (c.Id == cell.Id || Names(lab.Value, c, submission)))))
            .MaxBy(l => l.Shared);
        return found.Shared > 0 ? found.Key : null;
    }

    /// <summary>The notebook to run.</summary>
    /// <param name="lab">The lab, which is changed.</param>
    /// <param name="submission">The student's notebook.</param>
    public static NotebookDocument Merge(NotebookDocument lab, NotebookDocument submission)
    {
        ArgumentNullException.ThrowIfNull(lab);
        ArgumentNullException.ThrowIfNull(submission);
        var handedOut = lab.Cells.ToList();
        NotebookCell? last = null;
        foreach (var cell in submission.Cells.Where(c => c.Kind == CellKind.Code))
        {
            if (Match(lab, cell) is { } own && handedOut.Contains(own))
            {
                if (LabCells.Task(own) is not null)
                    own.Source = LabCells.WithAnswer(own.Source, cell.Source);
                last = own;
            }
            else
            {
                var added = NotebookCell.Create(CellKind.Code, cell.Source);
                lab.Insert(last is null ? 0 : lab.Cells.ToList().IndexOf(last) + 1, added);
                last = added;
            }
        }
        foreach (var cell in lab.Cells.Where(c => c.Kind == CellKind.Code))
        {
            if (cell.Metadata["tags"] is JsonArray tags)
                tags.Add(MayFail);
            else
                cell.Metadata["tags"] = new JsonArray(MayFail);
        }
        return lab;
    }

    /// <summary>What the checks said in a notebook that was run.</summary>
    public static IReadOnlyList<LabVerdict> Verdicts(NotebookDocument executed)
    {
        ArgumentNullException.ThrowIfNull(executed);
        return [.. executed.Cells.Where(c => LabCells.Task(c) is not null)
            .Select(c => Verdict(LabCells.Task(c)!, c.Outputs))];
    }

    static LabVerdict Verdict(string task, JsonArray outputs)
    {
        var last = outputs.OfType<JsonObject>()
            .LastOrDefault(o => (string?)o["output_type"] is "execute_result" or "error");
        if (last is null)
            return new LabVerdict(task, "not run", "");
        if ((string?)last["output_type"] == "error")
            return new LabVerdict(task, "error", (string?)last["evalue"] ?? "");
        string text = MultilineText(last["data"]?["text/plain"]);
        string? word = Words.FirstOrDefault(w => text.StartsWith(w + ": ", StringComparison.Ordinal));
        return word is null ? new LabVerdict(task, "error", "the cell does not end in its check")
            : new LabVerdict(task, word, text[(word.Length + 2)..]);
    }

    static string MultilineText(JsonNode? node) => node switch
    {
        JsonArray lines => string.Concat(lines.Select(l => (string?)l)),
        null => "",
        _ => (string?)node ?? "",
    };

    static NotebookCell? Match(NotebookDocument lab, NotebookCell cell) =>
        lab.Cells.FirstOrDefault(c => c.Id == cell.Id)
        ?? (LabCells.Task(cell) is { } task ? lab.Cells.FirstOrDefault(c => LabCells.Task(c) == task) : null)
        ?? lab.Cells.FirstOrDefault(c => c.Source == cell.Source);

    /// <summary>
    /// Whether a task of this name is this lab's: several labs have a task of one name, so the check must be its own.
    /// </summary>
    static bool Names(NotebookDocument lab, NotebookCell cell, NotebookDocument submission) =>
        Match(lab, cell) is { } own
        && submission.Cells.Any(c => c.Source.Contains(LabCells.CheckOf(own.Source), StringComparison.Ordinal));
}
