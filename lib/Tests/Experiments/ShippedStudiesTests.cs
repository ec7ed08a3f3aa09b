using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FairLab.Experiments.Claims;
using FairLab.Experiments.Definition;
using FairLab.Notebooks;
using FairLab.Runs;

namespace FairLab.Experiments.Tests;

/// <summary>The studies that FairLab ships are in order before anybody runs them.</summary>
public sealed class ShippedStudiesTests
{
    public static TheoryData<string> Experiments => [.. Files("experiments", "*.yaml")];

    public static TheoryData<string> Notebooks =>
        [.. Files("notebooks", "*.ipynb"), .. Files("notebooks/labs", "*.ipynb")];

    static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.GetFiles(Path.Combine(Repository.Root, folder), pattern)
            .Select(f => Path.GetRelativePath(Repository.Root, f))
            .Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Experiments))]
    public void Experiment_Loads_HasAControlAndCitesWhatTheBibliographyHas(string file)
    {
        var experiment = ExperimentFile.Load(Path.Combine(Repository.Root, file), Repository.Root);

        Assert.Equal(Path.GetFileNameWithoutExtension(file), experiment.Study);
        Assert.Contains(experiment.Claims, c => c.Control);
        string[] keys =
        [
            .. Regex
                .Matches(
                    File.ReadAllText(Path.Combine(Repository.Root, "docs", "refs.bib")),
                    @"^@\w+\{([^,]+),",
                    RegexOptions.Multiline)
                .Select(m => m.Groups[1].Value),
        ];
        Assert.Empty(experiment.Cites.Except(keys));
        Assert.NotEmpty(experiment.Cites);
    }

    [Theory]
    [MemberData(nameof(Experiments))]
    public void Claims_CountNoSeedsThemselves_AndMatchRowsByValues(string file)
    {
        foreach (var claim in ExperimentFile.Load(Path.Combine(Repository.Root, file), Repository.Root).Claims)
        {
            string code = claim.Measure + "\n" + claim.Check;
            Assert.DoesNotMatch(@"/\s*\d", code);
            // A computed number inside a text is there on one processor and with one set of options only.
            Assert.DoesNotMatch(@"""[^""]*(:=|\d\.\d{4})[^""]*""", code);
        }
    }

    /// <summary>
    /// What VS Code's Polyglot Notebooks goes by: a kernel whose name begins with .net-, under the very names that it
    /// writes back, and no cell that asks for another kernel.
    /// </summary>
    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Notebook_OpensInVSCodeAsCSharp_AndIsNotChangedByIt(string file)
    {
        var notebook = NotebookDocument.Load(Path.Combine(Repository.Root, file));
        var kernel = notebook.Metadata["kernelspec"]!;
        Assert.Equal((".net-csharp", ".NET (C#)", "C#"),
            ((string?)kernel["name"], (string?)kernel["display_name"], (string?)kernel["language"]));
        Assert.Equal("C#", (string?)notebook.Metadata["language_info"]?["name"]);
        string[] others = ["dotnet_interactive", "polyglot_notebook", "vscode"];
        Assert.All(notebook.Cells, c => Assert.DoesNotContain(c.Metadata, m => others.Contains(m.Key)));
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Notebook_IsStrippedShortAndStartsWithItsParameters(string file)
    {
        var notebook = NotebookDocument.Load(Path.Combine(Repository.Root, file));
        var code = notebook.Cells.Where(c => c.Kind == CellKind.Code).ToArray();

        Assert.Equal(".net-csharp", notebook.KernelName);
        // A lab has tasks in place of parameters, and more cells than a study may have.
        bool hasTasks = code.Any(c => c.Json["metadata"]?["tags"] is JsonArray tags
            && tags.Any(t => ((string?)t)!.StartsWith("task:", StringComparison.Ordinal)));
        Assert.True(hasTasks || code[0].HasTag("parameters"), "the first code cell declares the parameters");
        Assert.All(code, c => Assert.Empty(c.Json["outputs"]!.AsArray()));
        Assert.All(code, c => Assert.Null(c.Json["execution_count"]));
        Assert.True(notebook.Cells.Count <= (hasTasks ? 20 : 15), $"{notebook.Cells.Count} cells");
        Assert.Equal(notebook.Cells.Count, notebook.Cells.Select(c => (string?)c.Json["id"]).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Experiments))]
    public void Readme_counts_the_claims_of_the_committed_results(string file)
    {
        string study = Path.GetFileNameWithoutExtension(file);
        var verdicts = ClaimFiles.Read(Path.Combine(Repository.Root, "results", study));
        int controls = verdicts.Count(v => v.Claim.Control && v.Outcome != Outcome.Holds);
        string failed = controls switch { 0 => "", 1 => ", a control fails", _ => $", {controls} controls fail" };
        string row = Assert.Single(File.ReadLines(Path.Combine(Repository.Root, "README.md")),
            l => l.StartsWith('|') && l.Contains($" `{study}` |", StringComparison.Ordinal));

        Assert.Contains($"[{verdicts.Count(v => v.Outcome == Outcome.Holds)} of {verdicts.Count}{failed}]", row,
            StringComparison.Ordinal);
    }

    public static TheoryData<string> Pages => [.. Files(".", "README.md"), .. Files("docs", "*.md")];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_leads_to_files_that_are_there(string file)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, file));
        string folder = Path.GetDirectoryName(Path.Combine(Repository.Root, file))!;
        string[] missing =
        [
            .. Regex.Matches(text, @"\]\((?!https?:)([^)#\s]+)").Select(m => m.Groups[1].Value)
                .Where(to => !Path.Exists(Path.GetFullPath(to, folder))),
        ];
        Assert.Empty(missing);
    }
}
