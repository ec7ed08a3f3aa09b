using FairLab.Experiments.Definition;
using FairLab.Experiments.Engine;
using FairLab.Experiments.Runs;
using FairLab.Report.Site;

namespace FairLab.Report.Tests;

/// <summary>A repository of somebody's with two studies, whole until a test writes into it.</summary>
public sealed class OddRepository : IDisposable
{
    /// <summary>What no page may run.</summary>
    public const string Script =
        "<img src=x onerror=\"window.hit = 1\"></script><script>window.hit = 1</script><!--<script>";

    const string Notebook = """
        {"cells": [{"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# The notebook"}],
         "metadata": {"kernelspec": {"name": ".net-csharp", "display_name": ".NET (C#)", "language": "C#"}},
         "nbformat": 4, "nbformat_minor": 5}
        """;

    readonly TemporaryFolder _folder = new();

    public OddRepository()
    {
        foreach (string study in new[] { "odd", "whole" })
        {
            Write($"notebooks/{study}.ipynb", Notebook);
            Write($"experiments/{study}.yaml", $$"""
                study: {{study}}
                title: The {{study}} study
                notebook: notebooks/{{study}}.ipynb
                claims: [{ id: one, says: One is one, check: "true" }]
                """);
            Table(study, "scores", "method,accuracy\nnone,0.5\nrule,0.75\n");
            Write($"results/{study}/trend.plotly.json",
                "{\"data\":[{\"type\":\"bar\",\"x\":[\"a\"],\"y\":[1]}],\"layout\":{\"title\":{\"text\":\"Trend\"}}}");
            Write($"results/{study}/claims.json", """
                {"profile": "full", "claims": [{"id": "one", "says": "One is one", "control": false, "paper": null,
                 "measure": null, "check": "true", "measured": "1", "verdict": "holds", "note": null}]}
                """);
        }
        Write("data/catalogue.yaml", "[]\n");
        Write("docs/refs.bib", "");
    }

    public string Root => _folder.Path;

    public void Write(string file, string text) => _folder.Write(file, text);

    public string Read(string file) => _folder.Read(file);

    public void Table(string study, string name, string csv)
    {
        Write($"results/{study}/{name}.csv", csv);
        Write($"results/{study}/{name}.md", "| |\n");
    }

    /// <summary>Writes the report.</summary>
    /// <returns>The page of the study <c>odd</c>; that of the other one is always whole.</returns>
    public string Report(params StudyResult[] results)
    {
        SiteBuilder.Write(Root, results);
        string whole = Read("results/report/whole.html");
        Assert.Contains("1 of 1 claims hold", whole, StringComparison.Ordinal);
        Assert.Contains("<table class=\"results\">", whole, StringComparison.Ordinal);
        return Read("results/report/odd.html");
    }

    /// <summary>What a run of the study <c>odd</c> gave whose runs failed.</summary>
    public StudyResult Failed(int runs, string error)
    {
        var experiment = ExperimentFile.Load(Path.Combine(Root, "experiments", "odd.yaml"), Root);
        return new StudyResult(experiment, "full", Path.Combine(Root, "results", "odd"))
        {
            Runs = runs,
            Unfinished = [.. Enumerable.Range(0, runs).Select(i => new RunRecord
            {
                Key = new string('0', 64), Study = "odd", Label = FormattableString.Invariant($"x={i},seed=0"),
                Notebook = "notebooks/odd.ipynb", Parameters = [], Inputs = new Dictionary<string, string>(),
                State = RunState.Failed, Error = error,
            })],
        };
    }

    public void Dispose() => _folder.Dispose();
}
