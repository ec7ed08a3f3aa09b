using System.Text;
using FairLab.Experiments.Definition;
using FairLab.Notebooks;

namespace FairLab.Experiments.Tests;

/// <summary>An experiment file and a parameters file say the same in the same words, and refuse the same.</summary>
public sealed class YamlDialectTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public YamlDialectTests() => _folder.Write("notebooks/demo.ipynb", "{}");

    public void Dispose() => _folder.Dispose();

    Experiment Load(string yaml) => ExperimentFile.Load(_folder.Write("demo.yaml", yaml), _folder.Path);

    [Theory]
    [InlineData("True", true)]
    [InlineData("FALSE", false)]
    [InlineData("yes", "yes")]
    [InlineData("No", "No")]
    [InlineData("on", "on")]
    [InlineData("~", null)]
    [InlineData("Null", null)]
    [InlineData("", null)]
    [InlineData("0x1F", 31L)]
    [InlineData("0o17", 15L)]
    [InlineData("010", 10L)]
    [InlineData("+1", 1L)]
    [InlineData("1_000", "1_000")]
    [InlineData("0b11", "0b11")]
    [InlineData("1e-3", 0.001)]
    [InlineData("1.", 1.0)]
    [InlineData(".5", 0.5)]
    [InlineData(".NaN", double.NaN)]
    [InlineData(".Inf", double.PositiveInfinity)]
    [InlineData("-.INF", double.NegativeInfinity)]
    [InlineData("+.inf", double.PositiveInfinity)]
    [InlineData("NaN", "NaN")]
    [InlineData("12:30:45", "12:30:45")]
    [InlineData("2020-01-01", "2020-01-01")]
    [InlineData("'1'", "1")]
    [InlineData("!!str 1", "1")]
    [InlineData("!!float 1", 1.0)]
    [InlineData("! 1", "1")]
    [InlineData("\"a\\tb\"", "a\tb")]
    public void Word_MeansTheSameEverywhere(string word, object? expected)
    {
        var run = Load(
            $"study: demo\nnotebook: notebooks/demo.ipynb\nparameters:\n  x: {word}\nsweep: {{ grid: {{ y: "
                + $"[{(word.Length == 0 ? "null" : word)}] }} }}");

        Assert.Equal(expected, run.Parameters["x"]);
        Assert.Equal(ValueIdentity.Of(expected), ValueIdentity.Of(run.Sweep.Grids[0]["y"][0]));
        Assert.Equal(
            ValueIdentity.Of(expected),
            ValueIdentity.Of(YamlParameters.Read($"x: {word}", "p.yaml")[0].Value));
        if (!word.Contains('!', StringComparison.Ordinal)
            && !word.Contains('\'', StringComparison.Ordinal)
            && !word.Contains('"', StringComparison.Ordinal))
            Assert.Equal(ValueIdentity.Of(expected), ValueIdentity.Of(YamlParameters.Word(word)));
    }

    [Theory]
    [InlineData("  <<: *a\n  y: 2", "x: 1, y: 2")]
    [InlineData("  y: 2\n  <<: *a", "x: 1, y: 2")]
    [InlineData("  x: 3\n  <<: *a", "x: 3")]
    [InlineData("  <<: [*a, { x: 5, z: 6 }]", "x: 1, z: 6")]
    [InlineData("  '<<': 1", "<<: 1")]
    public void MergeKey_MeansTheSameEverywhere(string lines, string expected)
    {
        var run = Load($"study: demo\nnotebook: notebooks/demo.ipynb\nsmoke: &a {{ x: 1 }}\nparameters:\n{lines}");
        var papermill = (KeyValuePair<string, object?>[])
            YamlParameters.Read($"a: &a {{ x: 1 }}\nb:\n{lines}", "p.yaml")[1].Value!;

        Assert.Equal(expected, ValueIdentity.Describe(run.Parameters));
        Assert.Equal(expected, ValueIdentity.Describe(papermill));
    }

    [Fact]
    public void MergeKey_InClaims_GivesThemTheSameKeys()
    {
        var run = Load(
            "study: demo\nnotebook: notebooks/demo.ipynb\nclaims:\n  - &a { id: a, says: A, check: 'true', control: "
                + "True }\n  - { <<: *a, id: b }");
        Assert.Equal([("a", "A", true), ("b", "A", true)], run.Claims.Select(c => (c.Id, c.Says, c.Control)));
    }

    [Theory]
    [InlineData("a: 1\n\tb: 2\n", 2, "a tab indents it")]
    [InlineData("a:\n\tb: 2\n", 2, "a tab indents it")]
    [InlineData("a:\n  b: 1\n\tc: 2\n", 3, "a tab indents it")]
    [InlineData("a: 1\n  \tb: 2\n", 2, "a tab indents it")]
    [InlineData("\ta: 1\n", 1, "a tab indents it")]
    [InlineData("a:\n \t- 1\n", 2, "a tab indents it")]
    [InlineData("a: |\n  x\n\ty\n", 3, "a tab indents it")]
    [InlineData("a: 1\nb: [1,\n  2\n", 3, "")]
    [InlineData("a: 1\na: 2\n", 2, "Duplicate key a")]
    [InlineData("a: 1\nb: *x\n", 2, "there is no anchor 'x'")]
    [InlineData("a: 1\nb: { <<: 3 }\n", 2, "'<<' merges a mapping")]
    [InlineData("a: 1\nb: !odd 3\n", 2, "cannot be read as !odd")]
    [InlineData("a: 1\nb: !!int x\n", 2, "'x' cannot be read")]
    [InlineData("a: x\0\nb: 2\n", 1, "the control character U+0000")]
    [InlineData("a: 1\nb: \u0001\n", 2, "the control character U+0001")]
    [InlineData("a: 1\nb: 'x\u001b[0m'\n", 2, "the control character U+001B")]
    [InlineData("a: 1\n---\nb: 2\n", 3, "expected one YAML document, found 2")]
    public void Fault_IsNamedWithItsLineEverywhere(string yaml, int line, string expected)
    {
        string run = Assert.Throws<UsageException>(() =>
                Load(
                    "study: demo\nnotebook: notebooks/demo.ipynb\nparameters:\n"
                        + (
                            yaml.StartsWith('\t')
                                ? yaml
                                : yaml.Replace("\n", "\n  ", StringComparison.Ordinal)
                                    .Insert(0, "  ")
                                    .TrimEnd(' ')
                                    .Replace("  ---", "---", StringComparison.Ordinal))))
            .Message;
        string papermill = Assert.Throws<NotebookParameterException>(() => YamlParameters.Read(yaml, "p.yaml")).Message;

        Assert.StartsWith(FormattableString.Invariant($"p.yaml: line {line}"), papermill, StringComparison.Ordinal);
        Assert.Contains(expected, papermill, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"demo.yaml: line {line + 3}"), run, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a:\t1\n")]
    [InlineData("a: [1,\n\t2]\n")]
    [InlineData("a: |\n  x\n  \ty\n")]
    [InlineData("a: 'x\n\ty'\n")]
    [InlineData("- a\n-\tb\n")]
    public void Tab_ThatIndentsNothing_IsTaken(string yaml) =>
        Assert.Single(
            YamlParameters.Read("x:\n " + yaml.Replace("\n", "\n ", StringComparison.Ordinal).TrimEnd(' '), "p.yaml"));

    [Theory]
    [InlineData("latin1", "line 2: found the byte 0xE9")]
    [InlineData("utf-16", "found UTF-16")]
    [InlineData("utf-16BE", "found UTF-16")]
    public void File_ThatIsNotUtf8_IsRefusedWithItsName(string encoding, string expected)
    {
        string path = Path.Combine(_folder.Path, "other.yaml");
        File.WriteAllText(
            path,
            "study: demo\ntitle: é\nnotebook: notebooks/demo.ipynb\n",
            Encoding.GetEncoding(encoding));
        string message = Assert.Throws<UsageException>(() => ExperimentFile.Load(path, _folder.Path)).Message;
        Assert.Contains("other.yaml: " + expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_WithAByteOrderMark_IsUtf8()
    {
        string path = Path.Combine(_folder.Path, "mark.yaml");
        File.WriteAllText(path, "study: demo\ntitle: é\nnotebook: notebooks/demo.ipynb\n", new UTF8Encoding(true));
        Assert.Equal("é", ExperimentFile.Load(path, _folder.Path).Title);
    }

    [Fact]
    public void Aliases_WithoutEnd_AreRefused()
    {
        string yaml =
            "a0: &a0 [1, 1]\n"
            + string.Concat(
                Enumerable.Range(1, 30)
                    .Select(i => FormattableString.Invariant($"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n")));
        Assert.Contains(
            "stands for more than",
            Assert.Throws<NotebookParameterException>(() => YamlParameters.Read(yaml, "p.yaml")).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{ a: ", " }")]
    public void Nesting_WithoutEnd_IsRefused(string open, string close) =>
        Assert.Contains(
            "nests deeper than 64 levels",
            Assert.Throws<NotebookParameterException>(() =>
                    YamlParameters.Read(
                        "x: "
                            + string.Concat(Enumerable.Repeat(open, 20000))
                            + string.Concat(Enumerable.Repeat(close, 20000)),
                        "p.yaml"))
                .Message,
            StringComparison.Ordinal);
}
