namespace FairLab.Notebooks.Tests;

/// <summary>What notebooks written for .NET Interactive call, as cells call it.</summary>
[Collection("limits of what is shown")]
public sealed class InteractiveNamesTests : IDisposable
{
    readonly NotebookSession _session = new(new SessionOptions());

    public void Dispose() => _session.Dispose();

    (MimeBundle? Value, RecordedOutput Output) Run(string source)
    {
        var output = new RecordedOutput();
        var result = _session.Run(source, output, "In [1]");
        Assert.True(
            result.Status == CellStatus.Completed, result.Error is { } error ? string.Join('\n', error.Traceback) : "");
        return (result.Shown, output);
    }

    MimeBundle Shown(string source) => Assert.Single(Run(source).Output.Displays).Data;

    [Theory]
    [InlineData("HTML(\"<b>x</b>\")", "text/html", "<b>x</b>")]
    [InlineData("Markdown(\"**x**\")", "text/markdown", "**x**")]
    [InlineData("new Microsoft.AspNetCore.Html.HtmlString(\"<i>x</i>\")", "text/html", "<i>x</i>")]
    public void Value_that_is_markup_is_shown_as_it_is(string source, string mimeType, string expected) =>
        Assert.Equal(expected, Run(source).Value![mimeType]);

    [Theory]
    [InlineData("display(Markdown(\"**x**\"));", "text/markdown", "**x**")]
    [InlineData("Javascript(\"alert(1)\");", "text/html", "<script type=\"text/javascript\">alert(1)</script>")]
    [InlineData("display(HTML(\"<b>x</b>\"));", "text/html", "<b>x</b>")]
    [InlineData("\"<b>x</b>\".DisplayAs(\"text/html\");", "text/html", "<b>x</b>")]
    [InlineData("5.Display();", "text/plain", "5")]
    [InlineData("new[] { 1 }.Display(\"text/plain\");", "text/html", null)]
    [InlineData("display(1 < 2, \"text/plain\");", "text/plain", "True")]
    [InlineData(
        "using Microsoft.DotNet.Interactive; KernelInvocationContext.Current.Display(7, \"text/plain\");",
        "text/plain",
        "7")]
    [InlineData(
        "using Microsoft.DotNet.Interactive; KernelInvocationContext.Current.DisplayAs(\"# x\", \"text/markdown\");",
        "text/markdown",
        "# x")]
    public void Function_shows_the_representation(string source, string mimeType, string? expected) =>
        Assert.Equal(expected, Shown(source)[mimeType]);

    [Fact]
    public void Usings_of_notebooks_compile_and_display_stays_one()
    {
        Run("using Microsoft.DotNet.Interactive;\nusing Microsoft.DotNet.Interactive.Formatting;\n"
            + "using static Microsoft.DotNet.Interactive.Kernel;\n"
            + "using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;\nusing Microsoft.AspNetCore.Html;");
        Assert.Equal("1", Shown("DisplayedValue shown = display(1);")["text/plain"]);
    }

    [Fact]
    public void DisplayTable_shows_a_row_for_each_element()
    {
        var html =
            Shown("new[] { new { Name = \"a\", N = 1 }, new { Name = \"b\", N = 2 } }.DisplayTable();")["text/html"]!;
        Assert.Contains("<span>Name</span>", html);
        Assert.Contains("<td>b</td>", html);
    }

    [Fact]
    public void Display_can_be_updated_also_by_a_later_cell()
    {
        var (_, first) = Run("var shown = display(\"one\"); shown.Update(\"two\");");
        Assert.Equal(("two", first.Displays[0].Id), (first.Updates[0].Data["text/plain"], first.Updates[0].Id));
        var (_, later) = Run("shown.Update(\"three\");");
        Assert.Equal(
            ("three", first.Displays[0].Id), (Assert.Single(later.Updates).Data["text/plain"], later.Updates[0].Id));
    }

    [Theory]
    [InlineData("clear_output();", false)]
    [InlineData("clear_output(wait: true);", true)]
    public void Clear_output_reaches_the_front_end(string source, bool wait) =>
        Assert.Equal([wait], Run(source).Output.Clears);

    [Fact]
    public void Progress_redraws_one_display_in_place_and_ends_full()
    {
        var (_, output) =
            Run("var sum = 0; foreach (var i in progress(Enumerable.Range(0, 50), \"adding\")) sum += i;");
        var id = Assert.Single(output.Displays).Id;
        Assert.All(output.Updates, update => Assert.Equal(id, update.Id));
        Assert.StartsWith("adding: 50/50 [==============================]", output.Updates[^1].Data["text/plain"]);
        Assert.Contains("<progress value=\"50\" max=\"50\">", output.Updates[^1].Data["text/html"]);
        // Ten a second at most, however many elements there are.
        Assert.InRange(output.Updates.Count, 1, 10);
        Assert.Equal(1225, _session.Run("sum").Value);
        (_, output) = Run("foreach (var i in progress(Enumerable.Range(0, 10).Where(k => k > 6))) { }");
        var last = output.Updates[^1].Data["text/plain"]!;
        Assert.StartsWith("3 ", last.Replace("3/3 [==============================]", "3", StringComparison.Ordinal));
    }

    [Fact]
    public void Carriage_returns_reach_the_front_end_unchanged() =>
        Assert.Equal("10%\r20%\r", Run("Console.Write(\"10%\\r\"); Console.Write(\"20%\\r\");").Output.Stdout);

    [Fact]
    public void Formatter_of_the_notebook_is_used_the_most_specific_and_latest_first()
    {
        Run("using Microsoft.DotNet.Interactive.Formatting;\nclass Animal { } class Cat : Animal { }\n"
            + "Formatter.Register<Animal>(a => \"an animal\", \"text/plain\"); "
            + "Formatter.Register<Cat>((c, writer) => writer.Write(\"<b>cat</b>\"), \"text/html\");");
        var shown = Run("new Cat()").Value!;
        Assert.Equal(("<b>cat</b>", "an animal"), (shown["text/html"], shown["text/plain"]));
        Run("Formatter.Register<Animal>(a => \"later\");");
        Assert.Equal("later", Run("new Cat()").Value!["text/plain"]);
        Assert.Contains("<td><b>cat</b></td>", Run("new[] { new Cat() }").Value!["text/html"]);
    }

    [Fact]
    public void Formatter_of_an_open_generic_type_fits_all_of_it()
    {
        Run("using Microsoft.DotNet.Interactive.Formatting;\nclass Box<T> { }\n"
            + "Formatter.Register(typeof(Box<>), (box, writer) => writer.Write(\"a box\"), \"text/plain\");");
        Assert.Equal("a box", Run("new Box<double>()").Value!["text/plain"]);
    }

    [Fact]
    public void Formatter_settings_hold_until_they_are_reset()
    {
        Run("using Microsoft.DotNet.Interactive.Formatting;\nrecord Row(int A); Formatter.ListExpansionLimit = 3; "
            + "Formatter.SetPreferredMimeTypesFor(typeof(Row), \"text/plain\");");
        Assert.Contains("97 more", Run("Enumerable.Range(0, 100).ToList()").Value!["text/plain"]);
        Assert.Null(Run("new Row(1)").Value!["text/html"]);
        Run("Formatter.ResetToDefault();");
        Assert.NotNull(Run("new Row(1)").Value!["text/html"]);
    }

    [Fact]
    public void PocketView_writes_elements_with_attributes_and_encodes_text()
    {
        Run("using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;");
        Assert.Equal("<div style=\"color:red\" class=\"big\"><b>1 &lt; 2</b><br /> end</div>",
            Run("div[style: \"color:red\", @class: \"big\"](b(\"1 < 2\"), br, \" end\")").Value!["text/html"]);
        Assert.Equal(
            "<ul><li>1</li><li>2</li></ul>",
            Run("ul(new[] { \"1\", \"2\" }.Select(n => (object)li(n)))").Value!["text/html"]);
    }

    [Fact]
    public void Input_functions_ask_the_front_end_and_fail_unattended() =>
        Assert.Contains(
            "runs unattended", _session.Run("await GetInputAsync(\"name?\")", new RecordedOutput()).Error!.Message);

    [Fact]
    public void Exception_shows_the_failing_line_among_its_neighbours()
    {
        var error = _session.Run(
            "var a = 1;\nvar b = 2;\nif (a < b)\n    throw new InvalidOperationException(\"on purpose\");\nvar c = 3;\n"
                + "var d = 4;\nvar e = 5;",
            null,
            "In [1]").Error!;
        Assert.Equal(4, error.Line);
        Assert.Equal(
            [
                "InvalidOperationException: on purpose",
                "        2 var b = 2;",
                "        3 if (a < b)",
                "---->   4     throw new InvalidOperationException(\"on purpose\");",
                "        5 var c = 3;",
                "        6 var d = 4;",
            ],
            error.Traceback.Take(6));
        Assert.Equal(1, _session.Run("a").Value);
    }
}
