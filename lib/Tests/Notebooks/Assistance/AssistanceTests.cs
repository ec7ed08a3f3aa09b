namespace FairLab.Notebooks.Tests;

public sealed class AssistanceTests : IDisposable
{
    readonly NotebookSession _session = new(new SessionOptions());

    public void Dispose() => _session.Dispose();

    // The cursor stands at the bar.
    IReadOnlyList<string> Complete(string marked)
    {
        var position = marked.IndexOf('|');
        var list = _session.Complete(marked.Remove(position, 1), position);
        Assert.InRange(list.Start, 0, position);
        Assert.Equal(position, list.End);
        return [.. list.Items.Select(item => item.Text)];
    }

    Inspection? Inspect(string marked)
    {
        var position = marked.IndexOf('|');
        return _session.Inspect(marked.Remove(position, 1), position);
    }

    [Theory]
    [InlineData("\"abc\".Sub|", "Substring")]
    [InlineData("var list = new List<int>(); list.Ad|", "Add")]
    [InlineData("new[] { 1 }.Wh|", "Where")]
    [InlineData("Math.Sq|", "Sqrt")]
    [InlineData("System.Text.Enc|", "Encoding")]
    [InlineData("Conso|", "Console")]
    [InlineData("int someValue = 1; some|", "someValue")]
    [InlineData("fore|", "foreach")]
    [InlineData("DayOfWeek.Fri|", "Friday")]
    [InlineData("string s = null; s?.Len|", "Length")]
    [InlineData("new System.Text.StringBuilder { Cap| }", "Capacity")]
    [InlineData("#!lsm|", "#!lsmagic")]
    [InlineData("disp|", "display")]
    [InlineData("#!markdown\n# x\n#!csharp\nMath.Sq|", "Sqrt")]
    [InlineData("using System.Text.Json;\nJsonSer|", "JsonSerializer")]
    public void Complete_offers_what_is_in_scope(string marked, string expected) =>
        Assert.Contains(expected, Complete(marked));

    [Fact]
    public void Complete_sees_earlier_cells()
    {
        _session.Run("var dataset = new { Rows = 3 }; int CountRows(int x) => x;");
        Assert.Contains("dataset", Complete("data|"));
        Assert.Contains("CountRows", Complete("Count|"));
        Assert.Equal(["Rows"], Complete("dataset.Ro|"));
        // Looking changes nothing.
        Assert.Equal(3, _session.Run("dataset.Rows").Value);
    }

    [Theory]
    [InlineData("\"Math.|\"")]
    [InlineData("// Math.|")]
    [InlineData("#!markdown\nMath.|")]
    [InlineData("nothing.|")]
    public void Complete_where_no_name_fits_is_empty(string marked) => Assert.Empty(Complete(marked));

    [Theory]
    [InlineData("Math.Sq|rt(2)", "double Math.Sqrt(double d)", "Returns the square root of a specified number.")]
    [InlineData("Math.Sqrt(|2)", "double Math.Sqrt(double d)", "Returns: ")]
    [InlineData("new[] { 1 }.Where|", "Where<", "Filters a sequence of values based on a predicate.")]
    [InlineData("DayOfWeek| x;", "enum System.DayOfWeek { Sunday, Monday", "Specifies the day of the week.")]
    public void Inspect_gives_signature_and_documentation(string marked, string signature, string documentation)
    {
        var found = Inspect(marked);
        Assert.NotNull(found);
        Assert.Contains(signature, found.Signature.Replace("System.Math", "Math"));
        Assert.Contains(documentation, found.Documentation);
    }

    [Fact]
    public void Inspect_shows_comments_of_cells_and_no_generated_names()
    {
        _session.Run("/// <summary>Twice <paramref name=\"x\"/>.</summary>\nint Twice(int x) => 2 * x;");
        var found = Inspect("Twi|ce(3)")!;
        Assert.Equal("int Twice(int x)", found.Signature);
        Assert.Equal("Twice x.", found.Documentation);
        Assert.Null(Inspect("1 +| 2"));
        Assert.Null(Inspect("unknownName|"));
    }

    [Theory]
    [InlineData("1 + 1", Completeness.Complete)]
    [InlineData("var x = 5;", Completeness.Complete)]
    [InlineData("", Completeness.Complete)]
    [InlineData("#!markdown\n# x", Completeness.Complete)]
    [InlineData("for (var i = 0; i < 3; i++) {", Completeness.Incomplete)]
    [InlineData("Math.Max(1,", Completeness.Incomplete)]
    [InlineData("/* begun", Completeness.Incomplete)]
    [InlineData("class C", Completeness.Incomplete)]
    [InlineData("int x = );", Completeness.Invalid)]
    [InlineData("#!fsharp\nlet x =", Completeness.Unknown)]
    public void IsComplete_tells_finished_from_begun_and_wrong(string source, Completeness expected) =>
        Assert.Equal(expected, _session.IsComplete(source));

    [Fact]
    public void Complete_survives_any_cursor_in_any_prefix()
    {
        const string Code =
            "var x = new List<(int A, string B)> { (1, \"a\\n\") }; x[0].B?.Length; $\"{x.Count:0}\" // end\n"
            + "#r \"nuget: A\"\n#!who";
        for (var length = 0; length <= Code.Length; length += 3)
        {
            _session.Complete(Code[..length], length);
            _session.Inspect(Code[..length], length / 2);
            _session.IsComplete(Code[..length]);
        }
    }
}
