namespace FairLab.Notebooks.Tests;

public sealed class NotebookSessionTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly NotebookSession _session;

    public NotebookSessionTests() =>
        _session = new NotebookSession(new SessionOptions { WorkingDirectory = _folder.Path });

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    (CellResult Result, RecordedOutput Output) Run(string source)
    {
        var output = new RecordedOutput();
        var result = _session.Run(source, output, "In [1]");
        Assert.True(
            result.Status == CellStatus.Completed, result.Error is { } error ? string.Join('\n', error.Traceback) : "");
        return (result, output);
    }

    string Error(string source)
    {
        var result = _session.Run(source, new RecordedOutput(), "In [1]");
        Assert.Equal(CellStatus.Failed, result.Status);
        return result.Error!.Message;
    }

    [Fact]
    public void Run_FSharp_and_CSharp_share_values()
    {
        Run("var numbers = new[] { 1.0, 2.0, 3.0 };");
        Run("#!fsharp\n#!share --from csharp numbers\nlet total = Array.sum numbers");
        Run("#!share --from fsharp total --as sum");
        Assert.Equal(6.0, Run("sum").Result.Value);
        Assert.Equal(12.0, Run("#!fsharp\ntotal * 2.0").Result.Value);
        Assert.Equal("hi\n", Run("#!fsharp\nprintfn \"hi\"").Output.Stdout);
    }

    [Fact]
    public void Run_FSharp_errors_have_line_and_code()
    {
        var result = _session.Run("#!fsharp\nlet a = 1\nlet b : string = a", null, "In [1]");
        Assert.Equal(CellStatus.CompileError, result.Status);
        Assert.Equal(("FS0001", 3), (result.Error!.Name, result.Error.Line));
        var failed = _session.Run("#!fsharp\n(failwith \"boom\" : int)", null, "In [2]");
        Assert.Equal(CellStatus.Failed, failed.Status);
        Assert.Equal("boom", failed.Exception!.Message);
    }

    [Fact]
    public void Run_line_numbers_are_those_of_the_cell()
    {
        var result = _session.Run("#!time\n#!csharp\n\nvar a = nope;", null, "In [1]");
        Assert.Equal(4, result.Error!.Line);
    }

    [Theory]
    [InlineData("#!markdown\n# Title", "text/markdown", "# Title")]
    [InlineData("#!html\n<b>x</b>", "text/html", "<b>x</b>")]
    [InlineData("#!javascript\nalert(1)", "text/html", "<script type=\"text/javascript\">alert(1)</script>")]
    [InlineData("#!mermaid\ngraph LR", "text/vnd.mermaid", "graph LR")]
    public void Run_text_cells_are_shown(string source, string mimeType, string expected)
    {
        var shown = Assert.Single(Run(source).Output.Displays).Data;
        Assert.Equal(expected, shown[mimeType]);
        Assert.NotNull(shown["text/plain"]);
    }

    [Fact]
    public void Run_value_set_and_share_reach_CSharp()
    {
        Run("#!value --name data\na,b\n1,2");
        Run("#!share --from value data");
        Assert.Equal("a,b\n1,2", Run("data").Result.Value);
        Run("#!set --name x --value @value:data");
        Run("#!set --name y --value some-text");
        Assert.Equal("some-text", Run("y").Result.Value);
        Assert.Equal("a,b\n1,2", Run("x").Result.Value);
        _folder.Write("file.txt", "from file");
        Run($"#!value --name f --from-file {_folder["file.txt"]}");
        Run("#!share --from value f");
        Assert.Equal("from file", Run("f").Result.Value);
    }

    [Fact]
    public void Run_shared_value_of_a_cells_own_type_is_dynamic()
    {
        Run("class Own { public int V => 5; } var own = new Own();");
        Run("#!set --name other --byref --value @csharp:own");
        Assert.Equal(5, Run("((dynamic)other).V").Result.Value);
    }

    [Fact]
    public void Run_import_and_load_run_files()
    {
        _folder.Write("part.csx", "var imported = 7;");
        Run("#!import part.csx");
        Assert.Equal(7, Run("imported").Result.Value);
        _folder.Write("more.cs", "int Twice(int x) => 2 * x;");
        Assert.Equal(14, Run("#load \"more.cs\"\nTwice(imported)").Result.Value);
        Notebook.Of("[markdown]text", "var fromNotebook = 1;").Save(_folder["other.ipynb"]);
        Run("#!import other.ipynb");
        Assert.Equal(1, Run("fromNotebook").Result.Value);
        _folder.Write("lib.dib", "#!csharp\nvar d = 2;\n#!markdown\ntext");
        Run("#!import lib.dib");
        Assert.Equal(2, Run("d").Result.Value);
        _folder.Write("self.csx", "#!import self.csx");
        Assert.Contains("the file runs itself", Error("#!import self.csx"));
    }

    [Fact]
    public void Run_value_in_the_middle_is_shown()
    {
        var (result, output) = Run("1 + 1\n#!csharp\n3");
        Assert.Equal(3, result.Value);
        Assert.Equal("2", Assert.Single(output.Displays).Data["text/plain"]);
    }

    [Fact]
    public void Run_listings_show_names()
    {
        Run("int x = 5; var name = \"a\";");
        Assert.Equal("x\nname", Run("#!who").Output.Displays[0].Data["text/plain"]);
        Assert.Equal("x: int = 5\nname: string = a", Run("#!whos").Output.Displays[0].Data["text/plain"]);
        Assert.Contains("#!share", Run("#!lsmagic").Output.Displays[0].Data["text/plain"]);
        Assert.Contains(".NET 10", Run("#!about").Output.Displays[0].Data["text/plain"]);
        Assert.StartsWith("Wall time: ", Run("#!time\n1").Output.Displays[0].Data["text/plain"]);
    }

    [Theory]
    [InlineData("#!shrae --from csharp x", "Unknown magic command '#!shrae'; did you mean '#!share'?")]
    [InlineData("#!pwsh\nls", "Unknown magic command '#!pwsh'")]
    [InlineData("#!share --from csharp nothing", "there is no value 'nothing' in csharp")]
    [InlineData("#!share --from fsharpp nothing", "#!share: there is no kernel 'fsharpp'; did you mean 'fsharp'?")]
    [InlineData("#!share nothing", "Missing required parameter '--from'")]
    [InlineData("#!import absent.cs", "no such file: ")]
    [InlineData("#!value\ntext", "Missing required parameter '--name'")]
    [InlineData("#r \"nuget: ,1.0\"", "found no package name")]
    [InlineData("#load \"absent.csx\"", "no such file: ")]
    public void Run_directive_that_cannot_be_carried_out_says_why(string source, string expected) =>
        Assert.Contains(expected, Error(source));

    [Fact]
    public void Run_asking_for_input_unattended_is_an_error() =>
        Assert.Contains("runs unattended", Error("Console.ReadLine()"));

    [Fact]
    public void Run_package_of_the_API_is_here() =>
        Assert.Equal(1, Run("#r \"nuget: Microsoft.DotNet.Interactive.Formatting, *-*\"\n1").Result.Value);
}
