using System.Text.Json.Nodes;

namespace FairLab.Notebooks.Tests;

/// <summary>What runs a notebook is what its metadata or the command line say, and never a guess.</summary>
public sealed class KernelChoiceTests : IDisposable
{
    const string NoKernel = "No kernel name found in notebook and no override provided.";

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    NotebookRunRequest Request(string metadata, string cellMetadata = "{}", string source = "40 + 2")
    {
        var cell = new JsonObject
        {
            ["cell_type"] = "code", ["execution_count"] = null, ["id"] = "a",
            ["metadata"] = JsonNode.Parse(cellMetadata), ["outputs"] = new JsonArray(), ["source"] = source,
        };
        var notebook = new JsonObject
        {
            ["cells"] = new JsonArray(cell), ["metadata"] = JsonNode.Parse(metadata), ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        return new NotebookRunRequest { InputPath = _folder.Write("in.ipynb", notebook.ToJsonString()) };
    }

    static async Task<string?> Value(NotebookRunRequest request)
    {
        var result = await NotebookRunner.RunAsync(request);
        Assert.True(result.Status == RunStatus.Completed, result.Summary);
        return MultilineText.Read(result.Notebook.Cells[^1].Outputs[0]!["data"]!["text/plain"]);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"language_info": {"name": "python"}}""")]
    [InlineData("""{"kernelspec": {"language": "python"}}""")]
    [InlineData("""{"kernelspec": {"display_name": "Python 3", "name": ""}, "language_info": {"name": "python"}}""")]
    [InlineData("""{"kernelspec": {"name": 3}, "language_info": {"name": ["C#"]}}""")]
    [InlineData("""{"kernelspec": ["C#"], "language_info": "C#"}""")]
    [InlineData("""{"kernelspec": null, "language_info": {"name": ""}}""")]
    [InlineData("""{"polyglot_notebook": {"kernelInfo": {"defaultKernelName": "pwsh"}}}""")]
    [InlineData("""{"polyglot_notebook": [], "dotnet_interactive": {"language": 5}}""")]
    public async Task RunAsync_notebook_without_a_kernel_is_refused_in_Papermills_words(string metadata)
    {
        foreach (var compatible in (bool[])[false, true])
        {
            var request = Request(metadata) with
            {
                PapermillCompatible = compatible, OutputPath = _folder["out.ipynb"],
            };
            var error = await Assert.ThrowsAsync<NotebookFormatException>(() => NotebookRunner.RunAsync(request));
            Assert.EndsWith(NoKernel, error.Message);
            Assert.False(File.Exists(_folder["out.ipynb"]));
            Assert.False(NotebookRunner.RunsInProcess(request));
        }
    }

    [Theory]
    [InlineData("""{"kernelspec": {"name": ".net-csharp"}}""")]
    [InlineData(
        """{"kernelspec": {"display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp"},"""
            + """ "language_info": {"name": "polyglot-notebook"}}""")]
    [InlineData("""{"kernelspec": {"language": "C#"}}""")]
    [InlineData("""{"kernelspec": {"name": "my-csharp", "language": "C#"}}""")]
    [InlineData("""{"kernelspec": {"name": "my-kernel"}, "language_info": {"name": "csharp"}}""")]
    [InlineData("""{"language_info": {"name": "C#"}}""")]
    [InlineData("""{"language_info": {"name": "csharp"}}""")]
    [InlineData("""{"language_info": {"name": "polyglot-notebook"}}""")]
    [InlineData("""{"language_info": {"name": "dotnet-interactive.csharp"}}""")]
    [InlineData("""{"polyglot_notebook": {"kernelInfo": {"defaultKernelName": "csharp", "items": []}}}""")]
    [InlineData("""{"dotnet_interactive": {"defaultKernelName": "csharp"}}""")]
    [InlineData("""{}""", """{"dotnet_interactive": {"language": "csharp"}}""")]
    [InlineData("""{}""", """{"polyglot_notebook": {"kernelName": "csharp"}}""")]
    public async Task RunAsync_every_known_form_of_CSharp_runs(string metadata, string cell = "{}") =>
        Assert.Equal("42", await Value(Request(metadata, cell)));

    [Theory]
    [InlineData("""{"kernelspec": {"name": ".net-fsharp"}}""")]
    [InlineData(
        """{"language_info": {"name": "polyglot-notebook"},"""
            + """ "polyglot_notebook": {"kernelInfo": {"defaultKernelName": "fsharp"}}}""")]
    [InlineData("""{}""", """{"polyglot_notebook": {"kernelName": "fsharp"}}""")]
    public async Task RunAsync_every_known_form_of_FSharp_runs(string metadata, string cell = "{}") =>
        Assert.Equal("42", await Value(Request(metadata, cell, "let f x = x + 2\nf 40")));

    [Theory]
    [InlineData(".net-csharp", null)]
    [InlineData(null, "C#")]
    [InlineData("", "csharp")]
    [InlineData(".net-csharp", "")]
    public async Task RunAsync_override_gives_a_blank_notebook_its_kernel(string? kernel, string? language) =>
        Assert.Equal("42", await Value(Request("{}") with { KernelName = kernel, Language = language }));

    [Theory]
    [InlineData("""{"kernelspec": {"name": "no-such-kernel"}}""", null, null)]
    [InlineData(
        """{"kernelspec": {"name": "no-such-kernel", "language": "python"}, "language_info": {"name": "C#"}}""",
        null,
        null)]
    [InlineData("""{"kernelspec": {"name": ".net-csharp", "language": "C#"}}""", "no-such-kernel", null)]
    [InlineData("""{"kernelspec": {"name": ".net-csharp", "language": "C#"}}""", "no-such-kernel", "C#")]
    [InlineData("""{}""", "no-such-kernel", null)]
    public async Task RunAsync_kernel_that_is_not_installed_is_named(string metadata, string? kernel, string? language)
    {
        var error = await Assert.ThrowsAsync<KernelStartException>(
            () => NotebookRunner.RunAsync(Request(metadata) with { KernelName = kernel, Language = language }));
        Assert.Contains("No such kernel named no-such-kernel", error.Message);
    }

    [Fact]
    public void Prepare_and_listing_need_a_kernel_only_for_parameters()
    {
        Assert.Equal("40 + 2", NotebookRunner.Prepare(Request("{}")).Cells[0].Source);
        var request = Request("{}", """{"tags": ["parameters"]}""", "x = 1");
        Assert.EndsWith(NoKernel, Assert.Throws<NotebookFormatException>(() => ParameterListing.Of(request)).Message);
        Assert.EndsWith(
            NoKernel,
            Assert.Throws<NotebookFormatException>(() => NotebookRunner.Prepare(
                request with { Parameters = new Dictionary<string, object?> { ["x"] = 1 } })).Message);
        var python = NotebookRunner.Prepare(request with
        {
            KernelName = "python3", Language = "python", Parameters = new Dictionary<string, object?> { ["x"] = 1 },
        });
        Assert.Equal("# Parameters\nx = 1\n", python.Cells[1].Source);
    }
}
