using System.Text.Json.Nodes;

namespace FairLab.Notebooks.Tests;

public sealed class NotebookDocumentTests : IDisposable
{
    const string Minimal = """{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}""";

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Save_unknown_fields_are_preserved()
    {
        var json = """
            {"cells": [{"cell_type": "code", "id": "a1", "execution_count": 7, "future": {"x": [1, 2.50]},
              "metadata": {"collapsed": false}, "outputs": [{"output_type": "novel", "payload": "é😀"}],
              "source": ["a\n", "b"]}],
             "metadata": {"widgets": {"k": null}}, "nbformat": 4, "nbformat_minor": 7, "extra": 1e-05}
            """;
        var notebook = NotebookDocument.Parse(json);
        notebook.Save(_folder["out.ipynb"]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(File.ReadAllText(_folder["out.ipynb"]))));
        Assert.Equal("a\nb", notebook.Cells[0].Source);
        Assert.Contains("2.50", notebook.ToJson());
        Assert.Contains("é😀", notebook.ToJson());
    }

    [Fact]
    public void ToJson_of_a_figure_with_lists_under_data_keeps_them()
    {
        var json = """
            {"cells": [{"cell_type": "code", "id": "a1", "execution_count": 1, "metadata": {}, "source": [],
              "outputs": [{"output_type": "display_data", "metadata": {}, "data":
               {"application/vnd.plotly.v1+json": {"data": [{"x": [1, "a", null], "text": ["b"]}]}}}]}],
             "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
            """;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(NotebookDocument.Parse(json).ToJson())));
    }

    [Fact]
    public void ToJson_has_the_layout_of_Jupyter()
    {
        var notebook = Notebook.Of("x = 1\ny");
        Assert.StartsWith(
            "{\n \"cells\": [\n  {\n   \"cell_type\": \"code\",\n   \"execution_count\": null,\n   \"id\": \"",
            notebook.ToJson());
        Assert.Contains("   \"source\": [\n    \"x = 1\\n\",\n    \"y\"\n   ]\n", notebook.ToJson());
        Assert.EndsWith("}\n", notebook.ToJson());
    }

    [Fact]
    public void Load_older_minor_version_gets_stable_ids()
    {
        var json =
            """{"cells": [{"cell_type": "markdown", "metadata": {}, "source": "t"}, {"cell_type": "markdown","""
            + """ "metadata": {}, "source": "t"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 2}""";
        var first = NotebookDocument.Parse(json);
        Assert.Equal(5, (int)first.Json["nbformat_minor"]!);
        Assert.Equal(2, first.Cells.Select(cell => cell.Id).Distinct().Count());
        Assert.Equal(first.ToJson(), NotebookDocument.Parse(json).ToJson());
    }

    [Fact]
    public void Load_repeated_and_malformed_ids_are_replaced()
    {
        var cell = """{"cell_type": "raw", "id": "same", "metadata": {}, "source": ""}""";
        var bad = """{"cell_type": "raw", "id": "no spaces", "metadata": {}, "source": ""}""";
        var notebook = NotebookDocument.Parse(
            $$"""{"cells": [{{cell}}, {{cell}}, {{bad}}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}""");
        Assert.Equal("same", notebook.Cells[0].Id);
        Assert.Equal(3, notebook.Cells.Select(item => item.Id).Distinct().Count());
        Assert.All(notebook.Cells, item => Assert.Matches("^[a-zA-Z0-9_-]{1,64}$", item.Id));
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("{\"cells\": [}", "not valid JSON at line 1")]
    [InlineData("\0\u0001binary", "not valid JSON")]
    [InlineData("[1, 2]", "expected a JSON object, found a list")]
    [InlineData("{\"name\": \"x\"}", "neither \"nbformat\" nor \"cells\"")]
    [InlineData("{\"cells\": []}", "expected \"nbformat\" to be 4, found nothing")]
    [InlineData("{\"nbformat\": 3, \"worksheets\": []}", "nbformat 3 is not supported; expected 4. Convert it with")]
    [InlineData("{\"nbformat\": 5, \"nbformat_minor\": 0, \"cells\": []}", "nbformat 5 is not supported")]
    [InlineData(
        "{\"nbformat\": 4, \"nbformat_minor\": \"x\", \"cells\": []}",
        "\"nbformat_minor\" to be a whole number, found \"x\"")]
    [InlineData("{\"nbformat\": 4, \"nbformat_minor\": 5, \"cells\": 3}", "\"cells\" to be a list, found 3")]
    [InlineData("{\"nbformat\": 4, \"nbformat_minor\": 5, \"cells\": [3]}", "cell 1: expected an object, found 3")]
    [InlineData(
        "{\"nbformat\": 4, \"nbformat_minor\": 5, \"cells\": [{\"cell_type\": \"query\"}]}",
        "cell 1: expected \"cell_type\" to be code, markdown or raw, found \"query\"")]
    [InlineData(
        "{\"nbformat\": 4, \"nbformat_minor\": 5, \"cells\": [{\"cell_type\": \"code\", \"source\": 5}]}",
        "cell 1: expected \"source\"")]
    [InlineData("{\"nbformat\": 4, \"nbformat\": 4, \"nbformat_minor\": 5, \"cells\": []}", "not valid JSON")]
    [InlineData(
        "{\"nbformat\": 4, \"nbformat_minor\": 5, \"cells\": [], \"metadata\": []}",
        "the notebook: expected \"metadata\" to be an object, found a list")]
    public void Load_what_is_not_a_notebook_says_what_was_found(string content, string expected)
    {
        var path = _folder.Write("bad.ipynb", content);
        var error = Assert.Throws<NotebookFormatException>(() => NotebookDocument.Load(path));
        Assert.StartsWith(path + ": ", error.Message);
        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public void Load_bare_NaN_as_Python_writes_it_is_read_as_null()
    {
        var notebook = NotebookDocument.Parse(
            """{"cells": [], "metadata": {"p": [NaN, -Infinity, "NaN \" NaN"]}, "nbformat": 4, "nbformat_minor": 5}""");
        Assert.Equal("""[null,null,"NaN \u0022 NaN"]""", notebook.Metadata["p"]!.ToJsonString());
    }

    [Fact]
    public void Save_that_fails_leaves_the_old_file_and_no_litter()
    {
        var path = _folder.Write("keep.ipynb", "old");
        Directory.CreateDirectory(_folder["folder.ipynb"]);
        Assert.ThrowsAny<Exception>(() => NotebookDocument.Parse(Minimal).Save(_folder["folder.ipynb"]));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(
            ["folder.ipynb", "keep.ipynb"],
            Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order());
    }
}
