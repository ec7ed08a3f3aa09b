namespace FairLab.Notebooks.Tests;

public sealed class CSharpSessionTests : IDisposable
{
    readonly CSharpSession _session = new(new SessionOptions());

    public void Dispose() => _session.Dispose();

    object? Value(string source)
    {
        var result = _session.Run(source);
        Assert.True(
            result.Status == CellStatus.Completed, result.Error is { } error ? string.Join('\n', error.Traceback) : "");
        return result.Value;
    }

    [Theory]
    [InlineData("1 + 1", 2)]
    [InlineData("return 3;", 3)]
    [InlineData("await Task.FromResult(4)", 4)]
    [InlineData("int Twice(int x) => 2 * x;\nTwice(5)", 10)]
    [InlineData("using System.Globalization;\nCultureInfo.InvariantCulture.Name.Length", 0)]
    [InlineData("string? s = null;\ns?.Length ?? 7", 7)]
    [InlineData("dynamic d = 8; (int)d", 8)]
    [InlineData("using System.Text.Json;\nJsonSerializer.Deserialize<int[]>(\"[9]\")[0]", 9)]
    [InlineData("new System.Net.Http.HttpMethod(\"GET\").Method.Length", 3)]
    [InlineData("Enumerable.Range(0, 5).Sum()", 10)]
    public void Run_last_expression_is_the_value(string source, int expected) => Assert.Equal(expected, Value(source));

    [Theory]
    [InlineData("")]
    [InlineData("// nothing but a comment")]
    [InlineData("var x = 5;")]
    [InlineData("Console.WriteLine()")]
    public void Run_without_a_last_expression_has_no_value(string source)
    {
        var result = _session.Run(source);
        Assert.Equal(CellStatus.Completed, result.Status);
        Assert.False(result.HasValue);
    }

    [Fact]
    public void Run_null_as_last_expression_is_a_value()
    {
        var result = _session.Run("(string)null");
        Assert.True(result.HasValue);
        Assert.Null(result.Value);
    }

    [Fact]
    public void Run_later_cells_see_variables_functions_types_and_usings()
    {
        _session.Run("using System.Globalization;");
        _session.Run("var x = 20; int F(int a) => a + x; record Point(int X, int Y);");
        _session.Run("x = 30;");
        Assert.Equal(31, Value("F(1)"));
        Assert.Equal(3, Value("new Point(3, 4).X"));
        Assert.Equal("", Value("CultureInfo.InvariantCulture.Name"));
    }

    [Fact]
    public void Run_types_of_earlier_cells_stay_the_same_when_references_are_added()
    {
        _session.Run(
            "var list = new List<int> { 1, 2 }; var set = new System.Collections.Concurrent.ConcurrentBag<int>(list);");
        _session.Run(
            "using System.Text.Json; using System.Xml.Linq;\nstring Text(List<int> l) => JsonSerializer.Serialize(l);");
        Assert.Equal("[1,2]", Value("Text(list)"));
        Assert.Equal(2, Value("System.Collections.Concurrent.ConcurrentBag<int> other = set; other.Count"));
        Assert.Equal("a", Value("new XElement(\"a\").Name.LocalName"));
    }

    [Fact]
    public void Run_extension_methods_of_a_cell_work_in_it_and_in_later_cells()
    {
        _session.Run("""
            record Point(int X);
            static class Extensions
            {
                // Twice the number.
                public static int Twice(this int x,
                    int times = 2) => times * x;
                public static T Second<T>(this IEnumerable<T> items) where T : struct => items.Skip(1).First();
                public static int Sum(this Point p) => p.X.Twice();
            }
            """);
        Assert.Equal(10, Value("5.Twice()"));
        Assert.Equal(15, Value("5.Twice(3)"));
        Assert.Equal(2, Value("new[] { 1, 2 }.Second()"));
        Assert.Equal(14, Value("Extensions.Twice(7)"));
        Assert.Equal(6, Value("new Point(3).Sum()"));
        var failed =
            _session.Run("static class E { public static int F(this int x) => x;\n public static int G() => nope; }");
        Assert.Equal(("CS0103", 2), (failed.Error!.Name, failed.Error.Line));
    }

    [Fact]
    public void Run_redefinition_hides_the_earlier_one()
    {
        _session.Run("int x = 1; int F() => 1; class C { public int V => 1; }");
        _session.Run("""string x = "two"; int F() => 2; class C { public int V => 2; }""");
        Assert.Equal("two", Value("x"));
        Assert.Equal(4, Value("F() + new C().V"));
    }

    [Fact]
    public void Run_state_before_an_exception_stays()
    {
        _session.Run("var a = 1;");
        var failed = _session.Run("var b = 2;\nvar c = 0;\nvar d = b / c;");
        Assert.Equal(CellStatus.Failed, failed.Status);
        Assert.IsType<DivideByZeroException>(failed.Exception);
        Assert.Equal(3, failed.Error!.Line);
        Assert.Equal("var d = b / c;", failed.Error.SourceLine);
        Assert.Equal(3, Value("a + b"));
    }

    [Fact]
    public void Run_exception_names_cells_and_lines_of_the_notebook()
    {
        _session.Run(
            "void Fail(int depth)\n{\n    if (depth == 0)\n        throw new InvalidOperationException(\"no\");\n"
                + "    Fail(depth - 1);\n}",
            label: "In [1]");
        var failed = _session.Run("\n\nFail(1);", label: "In [2]");
        Assert.Equal(3, failed.Error!.Line);
        Assert.Equal("InvalidOperationException", failed.Error.Name);
        Assert.Contains("   at In [1], line 4: throw new InvalidOperationException(\"no\");", failed.Error.Traceback);
        Assert.Contains("   at In [2], line 3: Fail(1);", failed.Error.Traceback);
    }

    [Fact]
    public void Run_compile_error_gives_code_line_and_source()
    {
        var failed = _session.Run("var a = 1;\nvar b = undefinedName + a;");
        Assert.Equal(CellStatus.CompileError, failed.Status);
        var diagnostic = Assert.Single(failed.Diagnostics);
        Assert.Equal(
            ("CS0103", 2, 9, "var b = undefinedName + a;"),
            (diagnostic.Id, diagnostic.Line, diagnostic.Column, diagnostic.SourceLine));
        // The cell did not run, so it declared nothing.
        Assert.Equal(CellStatus.CompileError, _session.Run("a").Status);
        Assert.Equal(5, Value("2 + 3"));
    }

    [Fact]
    public void Run_console_output_goes_to_the_cell_also_from_its_tasks()
    {
        var output = new RecordedOutput();
        _session.Run(
            """Console.WriteLine("one"); await Task.Run(() => Console.Write("two")); """
                + """Console.Error.Write("three"); Console.Write(1.5);""",
            output);
        Assert.Equal("one\ntwo1.5", output.Stdout);
        Assert.Equal("three", output.Stderr);
    }

    [Fact]
    public void Run_warnings_go_to_stderr()
    {
        var output = new RecordedOutput();
        Assert.Equal(CellStatus.Completed, _session.Run("#warning mind this\n1", output).Status);
        Assert.Contains("CS1030", output.Stderr);
    }

    [Fact]
    public void Run_after_an_await_returns_to_the_cell_thread()
    {
        Assert.Equal(true, Value("""
            var before = Environment.CurrentManagedThreadId;
            await Task.Delay(20);
            before == Environment.CurrentManagedThreadId
            """));
    }

    [Fact]
    public void Run_blocking_on_a_task_does_not_deadlock()
    {
        Assert.Equal(7, Value("""
            async Task<int> Slow() { await Task.Delay(10); await Task.Yield(); return 7; }
            Slow().Result
            """));
    }

    [Fact]
    public void Variables_lists_the_newest_of_each_name()
    {
        _session.Run("int x = 1; var name = \"a\";");
        _session.Run("double x = 2.5;");
        Assert.Equal(["name", "x"], _session.Variables.Select(variable => variable.Name));
        Assert.True(_session.TryGetValue("x", out var value));
        Assert.Equal(2.5, value);
        Assert.False(_session.TryGetValue("absent", out _));
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("System.Threading.Thread.Sleep(60000);")]
    [InlineData("await Task.Delay(60000);")]
    [InlineData("await Task.Delay(20); while (true) { }")]
    [InlineData("while (true) { try { for (; ; ) { } } catch { } }")]
    public void Run_interrupted_cell_ends_and_state_stays_usable(string source)
    {
        _session.Run("var kept = 41;");
        // Compiled before the clock starts, so that the interrupt falls into the run.
        using var stop = new CancellationTokenSource();
        var output = new StartSignal(() => stop.CancelAfter(100));
        CellResult? result = null;
        // A thread that was interrupted is not used again.
        var thread = new Thread(() => result = _session.Run("Console.Write(1);\n" + source, output, token: stop.Token));
        thread.Start();
        thread.Join();
        Assert.Equal(CellStatus.Interrupted, result!.Status);
        Assert.Equal(42, Value("kept + 1"));
    }

    // Every cell has a slot in an array that grows by doubling; one that declares nothing takes the slot behind the
    // last.
    [Fact]
    public void Run_any_number_of_declarations_leaves_room_for_a_cell_that_declares_nothing()
    {
        for (var i = 0; i < 40; i++)
        {
            Assert.Equal(CellStatus.Completed, _session.Run($"var v{i} = {i};").Status);
            Assert.Equal(i + 1, Value($"v{i} + 1"));
        }
    }

    // The symbols of shared references must be the same for all; four sessions at once gave three that could not call
    // display.
    [Fact]
    public void Run_sessions_that_begin_at_once_do_not_disturb_each_other() =>
        Assert.Equal("", HostProcess.Run("sessions", "4"));

    [Fact]
    public void Run_reference_that_is_absent_is_named()
    {
        var result = _session.Run("#r \"absent.dll\"\n1");
        Assert.Equal(CellStatus.Failed, result.Status);
        Assert.Contains("absent.dll", result.Error!.Message);
    }

    [Fact]
    public void Run_reference_by_path_is_loaded()
    {
        var path = typeof(FsCheck.Config).Assembly.Location;
        Assert.Equal("Config", Value($"#r \"{path}\"\ntypeof(FsCheck.Config).Name"));
    }
}
