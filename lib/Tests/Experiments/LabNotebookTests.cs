using FairLab.Experiments.Workers;
using FairLab.Notebooks;
using FairLab.Runs;

namespace FairLab.Experiments.Tests;

/// <summary>The notebooks for courses run as they are, with nothing but what is in the repository.</summary>
public sealed class LabNotebookTests
{
    static readonly SessionOptions Options =
        FairLabSession.Options(Repository.Root, Path.Combine(Repository.Root, "artifacts", "cells"));

    /// <summary>What a notebook shows, as text, after its parameters have been set anew.</summary>
    static string Shown(string name, string parameters = "")
    {
        var notebook = NotebookDocument.Load(Path.Combine(Repository.Root, "notebooks", "labs", name));
        using var session = new NotebookSession(Options);
        var output = new Texts();
        foreach (var cell in notebook.Cells.Where(c => c.Kind == CellKind.Code))
        {
            var result = session.Run(cell.HasTag("parameters") ? $"{cell.Source}\n{parameters}" : cell.Source, output);
            Assert.True(result.Status == CellStatus.Completed, $"{cell.Source}\n{result.Error?.Message}");
            if (result.HasValue)
                output.Display(result.Shown!, null);
        }
        return output.ToString();
    }

    [Fact]
    public void Exploring_data_counts_the_people_of_Adult()
    {
        string shown = Shown("exploring-data.ipynb");

        Assert.Contains("48,842 rows × 8 columns", shown, StringComparison.Ordinal);
        // UCI Adult: 16,192 women, 32,650 men; 11,687 people have more than 50,000 dollars.
        Assert.Contains("Female   16192     0.1093\nMale     32650     0.3038\n", shown, StringComparison.Ordinal);
        // The frame's rates of the decisions are those that the library counts.
        Assert.Contains(
            "Female      0.117    0.0549             0.3483             0.0161\n", shown, StringComparison.Ordinal);
        Assert.Matches(@"\nFemale +\d+ +0\.117 \[\S+ \S+\] +0\.055 \[", shown);
        Assert.Matches(@"\nFemale +0\.348 \[\S+ \S+\] +0\.016 \[", shown);
    }

    [Theory]
    [InlineData("compas-counts", "race", "Caucasian", "priors")]
    [InlineData("compas-score-counts", "sex", "Female", "decile_score")]
    public void Exploring_data_takes_other_data(string dataset, string group, string privileged, string by)
    {
        string shown = Shown("exploring-data.ipynb",
            $"(dataset, group, privileged, by) = (\"{dataset}\", \"{group}\", \"{privileged}\", \"{by}\");");

        Assert.Contains("6,167 rows", shown, StringComparison.Ordinal);
        Assert.Matches(@$"\n{privileged} +\d+ +0\.\d+ \[", shown);
    }

    [PackageFact("microsoft.ml.dnnimagefeaturizer.resnet18", "microsoft.ml.onnxruntime")]
    public void Pretrained_network_knows_what_nobody_taught_it()
    {
        string shown = Shown("pretrained-network.ipynb", "people = 160;");

        Assert.Contains("160 pictures, 512 features", shown, StringComparison.Ordinal);
        // Tone is told by half of the people with an interval above guessing, 0.5.
        var tone = System.Text.RegularExpressions.Regex.Match(shown, @"ResNet18 \| tone \| 0\.\d+ \| (0\.\d+)");
        Assert.True(tone.Success, shown);
        Assert.True(double.Parse(tone.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) > 0.5);
    }

    sealed class Texts : ICellOutput
    {
        readonly System.Text.StringBuilder _text = new();

        public void Stream(StreamName name, string text) => _text.Append(text);

        public void Display(MimeBundle data, string? displayId) => _text.Append(data["text/plain"]).Append('\n');

        public void UpdateDisplay(MimeBundle data, string displayId) => Display(data, displayId);

        public void Clear(bool wait)
        {
        }

        public override string ToString() => _text.ToString();
    }
}
