namespace FairLab.Notebooks.Tests;

/// <summary>The text that Papermill 2.6 injects, taken from its own output.</summary>
public sealed class ParameterTranslatorTests
{
    static readonly KeyValuePair<string, object?>[] Values =
    [
        new("s", "é\"a"), new("i", (System.Numerics.BigInteger)3_000_000_000), new("f", 1e-5), new("b", true),
        new("l", new object?[] { (System.Numerics.BigInteger)1, "x" }),
        new("n", double.NaN),
    ];

    static readonly KeyValuePair<string, object?> Map = new("d", new KeyValuePair<string, object?>[] { new("k", 1.5) });

    static string Source(string name, bool faithful, params KeyValuePair<string, object?>[] values) =>
        ParameterTranslator.Find("?", name, faithful)!.Source(values);

    [Theory]
    [InlineData(
        "python",
        "# Parameters\ns = \"\\xe9\\\"a\"\ni = 3000000000\nf = 1e-05\nb = True\nl = [1, \"x\"]\nn = float('nan')\n"
            + "d = {\"k\": 1.5}\n")]
    [InlineData(
        "R",
        "# Parameters\ns = \"\\xe9\\\"a\"\ni = 3000000000\nf = 1e-05\nb = TRUE\nl = list(1, \"x\")\nn = nan\n"
            + "d = list(\"k\" = 1.5)\n")]
    [InlineData(
        "scala",
        "// Parameters\nval s = \"\\xe9\\\"a\"\nval i = 3000000000L\nval f = 1e-05\nval b = true\n"
            + "val l = Seq(1, \"x\")\nval n = nan\nval d = Map(\"k\" -> 1.5)\n")]
    [InlineData(
        "julia",
        "# Parameters\ns = \"\\xe9\\\"a\"\ni = 3000000000\nf = 1e-05\nb = true\nl = [1, \"x\"]\nn = nan\n"
            + "d = Dict(\"k\" => 1.5)\n")]
    [InlineData(
        "matlab",
        "% Parameters\ns = \"\\xe9\"\"a\";\ni = 3000000000;\nf = 1e-05;\nb = true;\nl = {1, \"x\"};\nn = nan;\n"
            + "d = containers.Map({'k'}, {1.5});\n")]
    [InlineData(
        ".net-csharp",
        "// Parameters\nvar s = \"\\xe9\\\"a\";\nvar i = 3000000000L;\nvar f = 1e-05;\nvar b = true;\n"
            + "var l = new [] { 1, \"x\" };\nvar n = nan;\n"
            + "var d = new Dictionary<string,Object>{ { \"k\" , 1.5 } };\n")]
    [InlineData(
        ".net-fsharp",
        "(* Parameters *)\nlet s = \"\\xe9\\\"a\"\nlet i = 3000000000L\nlet f = 1e-05\nlet b = true\n"
            + "let l = [ 1; \"x\" ]\nlet n = nan\nlet d = [ (\"k\", 1.5 :> IComparable) ] |> Map.ofList\n")]
    [InlineData(
        ".net-powershell",
        "# Parameters\n$s = \"\\xe9`\"a\"\n$i = 3000000000\n$f = 1e-05\n$b = $True\n$l = @(1, \"x\")\n"
            + "$n = [double]::NaN\n$d = @{\"k\" = 1.5}\n")]
    public void Source_faithful_is_Papermills(string language, string expected) =>
        Assert.Equal(expected, Source(language, true, [.. Values, Map]));

    [Fact]
    public void Source_of_bash_is_Papermills()
    {
        Assert.Equal(
            "# Parameters\ns='é\"a'\nx=plain/1.5\ne=''\nq='it'\"'\"'s'\nl=(1 'a b')\nnone=\n",
            Source("bash", true,
                new("s", "é\"a"),
                new("x", "plain/1.5"),
                new("e", ""),
                new("q", "it's"),
                new("l", new object?[] { (System.Numerics.BigInteger)1, "a b" }),
                new("none", null)));
        Assert.Throws<NotSupportedException>(() => Source("bash", true, Map));
    }

    [Fact]
    public void Find_takes_the_kernel_before_the_language() =>
        Assert.IsType<RTranslator>(ParameterTranslator.Find("sparkrkernel", "scala", faithful: true));

    [Theory]
    [InlineData("C#")]
    [InlineData("csharp")]
    [InlineData("F#")]
    public void Find_knows_what_kernels_call_themselves_only_when_not_faithful(string language)
    {
        Assert.Null(ParameterTranslator.Find("fairlab-csharp", language, faithful: true));
        Assert.NotNull(ParameterTranslator.Find("fairlab-csharp", language, faithful: false));
    }

    [Fact]
    public void Source_of_CSharp_that_is_not_faithful_compiles_and_means_what_was_given()
    {
        using var session = new CSharpSession(new SessionOptions());
        var source = Source(
            "C#",
            false,
            [
                .. Values, Map, new("none", null), new("empty", Array.Empty<object?>()),
                new("inf", double.PositiveInfinity),
            ]);
        Assert.True(session.Run(source).Status == CellStatus.Completed, source);
        Assert.Equal("é\"a", session.Run("s").Value);
        Assert.Equal(double.NaN, session.Run("n").Value);
    }
}
