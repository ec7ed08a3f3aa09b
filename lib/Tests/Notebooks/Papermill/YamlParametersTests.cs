namespace FairLab.Notebooks.Tests;

/// <summary>
/// What PyYAML 6's safe loader makes of plain words, time stamps left as text, and what YAML 1.2 makes of them.
/// </summary>
public sealed class YamlParametersTests
{
    static string Read(string word, bool yaml11) =>
        PythonText.Repr(YamlParameters.Read("x: " + word, "test", yaml11)[0].Value);

    [Theory]
    [InlineData("on", "True", "'on'")]
    [InlineData("No", "False", "'No'")]
    [InlineData("y", "'y'", "'y'")]
    [InlineData("~", "None", "None")]
    [InlineData("010", "8", "10")]
    [InlineData("08", "'08'", "8")]
    [InlineData("0x1F", "31", "31")]
    [InlineData("0b11", "3", "'0b11'")]
    [InlineData("1_000", "1000", "'1_000'")]
    [InlineData("190:20:30", "685230", "'190:20:30'")]
    [InlineData("1e-5", "'1e-5'", "1e-05")]
    [InlineData("1.0e-5", "1e-05", "1e-05")]
    [InlineData("1.0e5", "'1.0e5'", "100000.0")]
    [InlineData("1.0", "1.0", "1.0")]
    [InlineData(".inf", "inf", "inf")]
    [InlineData("2020-01-01", "'2020-01-01'", "'2020-01-01'")]
    [InlineData("'010'", "'010'", "'010'")]
    [InlineData("[on, {a: 010}]", "[True, {'a': 8}]", "['on', {'a': 10}]")]
    public void Read_word_means_what_the_version_says(string word, string yaml11, string yaml12) =>
        Assert.Equal((yaml11, yaml12), (Read(word, true), Read(word, false)));

    [Fact]
    public void Read_merges_and_keeps_order() =>
        Assert.Equal(
            "{'b': {'x': 1}, 'a': {'x': 1, 'y': 2}}",
            PythonText.Repr(YamlParameters.Read("b: &b {x: 1}\na: {<<: *b, y: 2}", "test").ToArray()));

    [Theory]
    [InlineData("[1", "not valid YAML")]
    [InlineData("[1, 2]", "expected 'name: value' lines, found [1, 2]")]
    [InlineData("text", "expected 'name: value' lines, found \"text\"")]
    [InlineData("a: 1\n---\nb: 2", "expected one YAML document, found 2")]
    [InlineData("a: &x [*x]", "nests deeper than 64 levels")]
    public void Read_what_is_no_mapping_is_refused(string text, string expected)
    {
        var error = Assert.Throws<NotebookParameterException>(() => YamlParameters.Read(text, "p.yaml"));
        Assert.StartsWith("p.yaml: ", error.Message);
        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public void Read_empty_text_has_no_parameters() => Assert.Empty(YamlParameters.Read("", "test"));
}
