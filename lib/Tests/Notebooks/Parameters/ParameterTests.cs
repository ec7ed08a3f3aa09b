namespace FairLab.Notebooks.Tests;

public sealed class ParameterTests : IDisposable
{
    const string Cell = """
        [parameters]
        double lr = 0.5; // learning rate
        var epochs = 20;
        /// <summary>Which method runs.</summary>
        string method = "none";
        bool verbose = false;
        string[] groups = ["a"];
        List<double> weights = new() { 1 };
        Dictionary<string, int> sizes = new();
        int? limit = null;
        float rate = 1f; decimal money = 1m; char mark = 'x'; byte small = 1; ulong big = 1; object any = null;
        DayOfWeek day = DayOfWeek.Monday;
        """;

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    NotebookResult Run(string notebook, params (string Name, object? Value)[] parameters) =>
        NotebookRunner.RunAsync(new NotebookRunRequest
        {
            InputPath = notebook, OutputPath = _folder["out.ipynb"],
            Parameters = parameters.ToDictionary(pair => pair.Name, pair => pair.Value),
        }).GetAwaiter().GetResult();

    string Shown(string expression, params (string, object?)[] parameters)
    {
        var result = Run(Notebook.Saved(_folder, Cell, expression), parameters);
        Assert.True(result.Status == RunStatus.Completed, result.Summary);
        return (string)result.Notebook.Cells[^1].Outputs[0]!["data"]!["text/plain"]!;
    }

    string Problem(params (string, object?)[] parameters)
    {
        var error =
            Assert.Throws<NotebookParameterException>(() => Run(Notebook.Saved(_folder, Cell, "1"), parameters));
        Assert.False(File.Exists(_folder["out.ipynb"]));
        return error.Problems[0];
    }

    [Fact]
    public void Inspect_names_types_defaults_and_documentation()
    {
        var set = ParameterInspector.Inspect(Notebook.Of(Cell), new SessionOptions());
        var byName = set.Parameters.ToDictionary(parameter => parameter.Name);
        Assert.Equal(
            ("double", "0.5", "learning rate", 2),
            (byName["lr"].Type.Name, byName["lr"].Default, byName["lr"].Documentation, byName["lr"].Line));
        Assert.Equal(("int", ParameterKind.WholeNumber), (byName["epochs"].Type.Name, byName["epochs"].Type.Kind));
        Assert.Equal("Which method runs.", byName["method"].Documentation);
        Assert.Equal(("int?", true), (byName["limit"].Type.Name, byName["limit"].Type.Nullable));
        Assert.Contains("Friday", byName["day"].Type.Members!);
        Assert.Equal(15, set.Parameters.Length);
    }

    [Fact]
    public void Inspect_second_time_needs_no_compiler_and_gives_the_same()
    {
        var options = new SessionOptions { CacheDirectory = _folder["cache"] };
        var first = ParameterInspector.Inspect(Notebook.Of(Cell), options);
        var entry = Assert.Single(Directory.GetFiles(_folder["cache"], "*.parameters", SearchOption.AllDirectories));
        var written = File.GetLastWriteTimeUtc(entry);
        var second = ParameterInspector.Inspect(Notebook.Of(Cell), options);
        Assert.Equal(written, File.GetLastWriteTimeUtc(entry));
        Assert.Equal(
            first.Parameters.Select(parameter => parameter.ToString()),
            second.Parameters.Select(parameter => parameter.ToString()));
    }

    [Theory]
    [InlineData("lr", 1, "lr / 2", "0.5")]
    [InlineData("lr", double.NaN, "lr", "NaN")]
    [InlineData("lr", double.NegativeInfinity, "lr", "-Infinity")]
    [InlineData("epochs", 7L, "epochs / 2", "3")]
    [InlineData(
        "method",
        "é\"a\\\n😀\u0001x\x7f",
        "string.Join(' ', method.Select(c => ((int)c).ToString(\"x\")))",
        "e9 22 61 5c a d83d de00 1 78 7f")]
    [InlineData("verbose", true, "verbose", "True")]
    [InlineData("groups", new string[0], "groups.Length", "0")]
    [InlineData("weights", new[] { 1, 2.5 }, "weights.Sum()", "3.5")]
    [InlineData("limit", null, "limit is null", "True")]
    [InlineData("limit", 3, "limit.Value + 1", "4")]
    [InlineData("method", null, "method is null", "True")]
    [InlineData("rate", 0.1, "rate == 0.1f", "True")]
    [InlineData("money", 0.1, "money", "0.1")]
    [InlineData("mark", "y", "mark", "y")]
    [InlineData("big", ulong.MaxValue, "big", "18446744073709551615")]
    [InlineData("any", 5, "any.GetType().Name", "Int32")]
    [InlineData("day", "Friday", "day", "Friday")]
    public void Run_injected_value_has_the_declared_type(
        string name, object? value, string expression, string expected) =>
        Assert.Equal(expected, Shown(expression, (name, value)));

    [Fact]
    public void Run_map_is_injected() =>
        Assert.Equal(
            "3",
            Shown(
                "sizes[\"a b\"] + sizes[\"c\"]",
                ("sizes", new Dictionary<string, object?> { ["a b"] = 1, ["c"] = 2 })));

    [Theory]
    [InlineData("lr", "1e-3", "lr", "0.001")]
    [InlineData("method", "5", "method.Length", "1")]
    [InlineData("epochs", "1_000", "epochs", "1000")]
    [InlineData("verbose", "True", "verbose", "True")]
    [InlineData("any", "2.5", "any", "2.5")]
    public void Run_text_of_a_command_line_is_read_by_the_declared_type(
        string name, string text, string expression, string expected) =>
        Assert.Equal(expected, Shown(expression, (name, new ParameterText(text))));

    [Theory]
    [InlineData("lr", "abc", "lr: expected double, got \"abc\"")]
    [InlineData("lr", null, "lr: expected double, got null (declare it double? to allow null)")]
    [InlineData("epochs", 0.5, "epochs: expected int, got 0.5")]
    [InlineData(
        "epochs", 3_000_000_000L, "epochs: expected int, got 3000000000, which is outside -2147483648 to 2147483647")]
    [InlineData("small", -1, "small: expected byte, got -1, which is outside 0 to 255")]
    [InlineData("verbose", 1, "verbose: expected bool, got 1")]
    [InlineData("method", 1, "method: expected string, got 1")]
    [InlineData("mark", "xy", "mark: expected char, got \"xy\"")]
    [InlineData("groups", "a", "groups: expected string[], got \"a\"")]
    [InlineData("weights", new object[] { 1, "a" }, "weights[1]: expected double, got \"a\"")]
    [InlineData("learnin_rate", 1, "unknown parameter 'learnin_rate' (declared: lr, epochs, ")]
    [InlineData("epoch", 1, "unknown parameter 'epoch'; did you mean 'epochs'?")]
    [InlineData("day", "Fryday", "got \"Fryday\"; did you mean 'Friday'?")]
    public void Run_value_that_does_not_fit_is_refused_before_anything_runs(
        string name, object? value, string expected) =>
        Assert.StartsWith(
            expected,
            Problem((name, value)).Replace(
                "day: expected DayOfWeek (Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday), ", ""));

    [Fact]
    public void Run_all_problems_are_reported_at_once()
    {
        var error = Assert.Throws<NotebookParameterException>(
            () => Run(Notebook.Saved(_folder, Cell), ("lr", "x"), ("epochs", "y"), ("zzz", 1)));
        Assert.Equal(3, error.Problems.Length);
    }

    [Fact]
    public void Run_without_a_parameters_cell_says_so()
    {
        var path = Notebook.Saved(_folder, "double lr = 1;");
        var error = Assert.Throws<NotebookParameterException>(() => Run(path, ("lr", 2)));
        Assert.Equal(
            $"{path}: no code cell is tagged \"parameters\", so parameter 'lr' cannot be set; "
                + "tag the cell that declares it",
            error.Message);
        Assert.Equal(RunStatus.Completed, Run(path).Status);
    }

    [Fact]
    public void Run_parameters_cell_that_does_not_compile_says_where()
    {
        var error = Assert.Throws<NotebookParameterException>(
            () => Run(Notebook.Saved(_folder, "[parameters]double lr = 1;\nint x = ;"), ("lr", 2)));
        Assert.Contains("the parameters cell does not compile: (2,9): error CS1525", error.Message);
    }

    [Fact]
    public void Inspect_function_that_keeps_a_default_is_a_warning()
    {
        var set = ParameterInspector.Inspect(
            Notebook.Of("[parameters]double lr = 1;\ndouble Half() => lr / 2;"), new SessionOptions());
        Assert.Contains("function 'Half' in the parameters cell captures parameter 'lr'", Assert.Single(set.Warnings));
    }

    [Fact]
    public void Run_injected_cell_shows_plain_source()
    {
        Run(
            Notebook.Saved(_folder, Cell, "1"),
            ("lr", 1),
            ("method", "é\"a"),
            ("weights", new object[] { 1, double.NaN }),
            ("limit", null),
            ("day", "Friday"));
        var injected = NotebookDocument.Load(_folder["out.ipynb"]).FirstTagged("injected-parameters")!;
        Assert.Equal("""
            // Parameters
            double lr = 1;
            string method = "\u00e9\"a";
            List<double> weights = [1, double.NaN];
            int? limit = null;
            DayOfWeek day = DayOfWeek.Friday;

            """.ReplaceLineEndings("\n"), injected.Source);
        Assert.Equal(["injected-parameters"], injected.Tags);
    }

    [Fact]
    public void Run_shown_source_of_an_injected_cell_compiles_by_itself()
    {
        Run(
            Notebook.Saved(_folder, Cell),
            ("sizes", new Dictionary<string, object?> { ["a"] = 1 }),
            ("any", new object[] { 1, "b" }),
            ("big", ulong.MaxValue),
            ("money", 0.1),
            ("rate", 0.1),
            ("mark", "'"));
        using var session = new CSharpSession(new SessionOptions());
        var result =
            session.Run(NotebookDocument.Load(_folder["out.ipynb"]).FirstTagged("injected-parameters")!.Source);
        Assert.True(result.Status == CellStatus.Completed, result.Error?.Traceback[0]);
    }

    [Fact]
    public void Run_sweep_over_values_compiles_the_notebook_once()
    {
        var path = Notebook.Saved(_folder, Cell, "var half = lr / 2;", "half");
        NotebookResult Once(double lr) => NotebookRunner.RunAsync(new NotebookRunRequest
        {
            InputPath = path, Session = new SessionOptions { CacheDirectory = _folder["cache"] },
            Parameters = new Dictionary<string, object?> { ["lr"] = lr },
        }).GetAwaiter().GetResult();
        Assert.Equal(4, Once(1).CellsCompiled);
        var second = Once(3);
        Assert.Equal(0, second.CellsCompiled);
        Assert.Equal("1.5", (string?)second.Notebook.Cells[^1].Outputs[0]!["data"]!["text/plain"]);
    }
}
