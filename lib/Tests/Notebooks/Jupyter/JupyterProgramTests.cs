namespace FairLab.Notebooks.Tests;

/// <summary>The kernel under Jupyter's own programs, as Debian packages them.</summary>
public sealed class JupyterProgramTests : IDisposable
{
    readonly JupyterProgram _jupyter = new();

    public void Dispose() => _jupyter.Dispose();

    [JupyterFact("jupyter_kernel_test", "python3-jupyter-kernel-test")]
    public void Kernel_passes_jupyter_kernel_test()
    {
        var (code, text) = _jupyter.Python(JupyterProgram.Script("kernel_test.py"), ".net-csharp");
        Assert.True(code == 0, text);
        // The pager belongs to IPython's own syntax; everything else ran.
        Assert.Contains("Ran 12 tests", text);
        Assert.Contains("OK (skipped=1)", text);
    }

    [JupyterFact("jupyter_console", "jupyter-console")]
    public void Kernel_serves_the_console_in_a_terminal()
    {
        var (code, text) = _jupyter.Python(JupyterProgram.Script("console_test.py"), ".net-csharp");
        Assert.True(code == 0, text);
    }

    [JupyterFact("nbconvert nbclient", "jupyter-nbconvert")]
    public void Kernel_executes_a_notebook_for_nbconvert()
    {
        Save(
            "in.ipynb", ".net-csharp", "var words = new List<string> { \"a\", \"b\" };", "words",
            "Console.WriteLine(string.Join(\"-\", words))", "display(HTML(\"<i>shown</i>\"));");
        var (code, text) =
            _jupyter.Python("-m", "nbconvert", "--to", "notebook", "--execute", "in.ipynb", "--output", "out.ipynb");
        Assert.True(code == 0, text);
        var cells = NotebookDocument.Load(_jupyter.Folder["out.ipynb"]).Cells;
        Assert.Equal([1, 2, 3, 4], cells.Select(cell => cell.ExecutionCount));
        Assert.Contains("[ a, b ]", cells[1].Outputs[0]!.ToJsonString());
        Assert.Contains("a-b\\n", cells[2].Outputs[0]!.ToJsonString());
        Assert.Equal("display_data", (string?)cells[3].Outputs[0]!["output_type"]);
    }

    [JupyterFact("nbconvert nbclient", "jupyter-nbconvert")]
    public void Kernel_of_FSharp_executes_a_notebook_for_nbconvert()
    {
        Save("in.ipynb", ".net-fsharp", "let twice x = 2 * x", "twice 21");
        var (code, text) =
            _jupyter.Python("-m", "nbconvert", "--to", "notebook", "--execute", "in.ipynb", "--output", "out.ipynb");
        Assert.True(code == 0, text);
        Assert.Contains("42", NotebookDocument.Load(_jupyter.Folder["out.ipynb"]).Cells[1].Outputs[0]!.ToJsonString());
    }

    [JupyterFact("nbconvert nbclient", "jupyter-nbconvert")]
    public void Kernel_error_stops_nbconvert_and_is_named()
    {
        Save(
            "in.ipynb",
            ".net-csharp",
            "int Half(int x)\n{\n    if (x == 0) throw new DivideByZeroException(\"on purpose\");\n    return 10 / x;\n"
                + "}",
            "Half(0)",
            "1");
        var (code, text) =
            _jupyter.Python("-m", "nbconvert", "--to", "notebook", "--execute", "in.ipynb", "--output", "out.ipynb");
        Assert.Equal(1, code);
        Assert.Contains("DivideByZeroException: on purpose", text);
        Assert.Contains("at In [1], line 3: if (x == 0) throw new", text);
        Assert.Contains("at In [2], line 1: Half(0)", text);
    }

    [JupyterFact("notebook", "jupyter-notebook", "chromium node jupyter-notebook")]
    public void Kernel_serves_the_notebook_in_a_browser()
    {
        // Types a cell, runs it, sees a drawing, interrupts two loops, restarts; without a network.
        var (code, text) = _jupyter.Run(
            "node",
            JupyterProgram.Script("notebook_test.mjs", "Browser"),
            _jupyter.Folder.Path,
            "display(HTML(\"<svg id='drawn' width='80' height='40'><circle cx='20' cy='20' r='15'/></svg>\"));",
            "svg#drawn circle");
        Assert.True(code == 0, text);
        Assert.True(new FileInfo(_jupyter.Folder["notebook.png"]).Length > 10_000);
    }

    void Save(string name, string kernel, params string[] sources)
    {
        var notebook = Notebook.Of(sources);
        notebook.Metadata["kernelspec"] = new System.Text.Json.Nodes.JsonObject
        {
            ["name"] = kernel, ["display_name"] = kernel, ["language"] = "C#",
        };
        notebook.Save(_jupyter.Folder[name]);
    }
}
