using FairLab.Notebooks;

namespace FairLab.Experiments.Labs;

/// <summary>
/// The task cells of a lab: tagged <c>task:NAME</c>, the student's code first, and a last line that checks it.
/// </summary>
public static class LabCells
{
    const string Tag = "task:";

    /// <summary>The task of a cell; null when it is none.</summary>
    public static string? Task(NotebookCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell.Tags.FirstOrDefault(tag => tag.StartsWith(Tag, StringComparison.Ordinal))?[Tag.Length..];
    }

    /// <summary>The line that checks the answer: the last one of the task's cell.</summary>
    public static string CheckOf(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell.TrimEnd()[(cell.TrimEnd().LastIndexOf('\n') + 1)..];
    }

    /// <summary>An answer with the line that checks it, whether or not it ends in it already.</summary>
    /// <param name="cell">The task's cell as the lab has it.</param>
    /// <param name="answer">The student's cell, or a solution.</param>
    public static string WithAnswer(string cell, string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        string check = CheckOf(cell), code = answer.TrimEnd();
        return code.EndsWith(check, StringComparison.Ordinal) ? code : $"{code}\n{check}";
    }
}
