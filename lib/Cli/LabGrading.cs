using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using FairLab.Experiments.Labs;
using Spectre.Console;

namespace FairLab.Cli;

/// <summary><c>fairlab lab --grade FOLDER</c>: the checks of all submitted labs in one table.</summary>
static class LabGrading
{
    public static async Task<int> RunAsync(string folder, string? to)
    {
        // Beside the submissions, not among them: the next time they would be graded too.
        string results = to ?? Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + "-graded";
        var files = LabGrader.Submissions(folder, results);
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        int done = 0;
        IReadOnlyList<LabGrade> grades;
        try
        {
            grades = await LabGrader.RunAsync(
                folder, files, results, Math.Max(1, Environment.ProcessorCount),
                new Reporter(grade => Terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{Interlocked.Increment(ref done)} of {files.Count}: {grade.File}"))),
                stop.Token);
        }
        catch (OperationCanceledException)
        {
            Terminal.Error.WriteLine($"Stopped before all were graded; notebooks as far as they were run: {results}");
            return 130;
        }

        var table = new Table().AddColumns("file", "lab", "right", "what is not");
        foreach (var grade in grades)
        {
            var wrong = grade.Tasks.Where(t => !t.IsRight).Select(t => $"{t.Task}: {t.Verdict}").ToList();
            if (grade.Problem is { } problem)
                wrong.Add(problem.ReplaceLineEndings(" "));
            table.AddRow(
                Markup.Escape(grade.File), grade.Lab ?? "-",
                string.Create(CultureInfo.InvariantCulture, $"{grade.Right} of {grade.Tasks.Count}"),
                Markup.Escape(string.Join(", ", wrong)));
        }
        Terminal.Out.Write(table);
        Directory.CreateDirectory(results);
        string csv = Path.Combine(results, "grades.csv");
        await File.WriteAllTextAsync(csv, Csv(grades), CancellationToken.None);
        Terminal.Error.WriteLine($"Notebooks as they were run, and grades.csv with what each check said: {results}");
        return 0;

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }

    /// <summary>One line a task.</summary>
    static string Csv(IEnumerable<LabGrade> grades)
    {
        var text = new StringBuilder("file,lab,task,verdict,says\n");
        foreach (var grade in grades)
        {
            foreach (var task in grade.Tasks)
                Line(grade.File, grade.Lab ?? "", task.Task, task.Verdict, task.Says);
            if (grade.Problem is { } problem)
                Line(grade.File, grade.Lab ?? "", "", "problem", problem);
        }
        return text.ToString();

        void Line(params string[] cells) => text.AppendJoin(',', cells.Select(Quoted)).Append('\n');
    }

    static string Quoted(string cell) => '"' + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    sealed class Reporter(Action<LabGrade> report) : IProgress<LabGrade>
    {
        public void Report(LabGrade value) => report(value);
    }
}
