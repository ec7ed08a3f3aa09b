namespace FairLab.Notebooks.Tests;

/// <summary>The listing that Papermill 2.6 gives of the same cell.</summary>
public sealed class PythonParametersTests
{
    [Fact]
    public void Inspect_lists_what_Papermill_lists() => Assert.Equal(
        [
            ("a", "None", "1", "first"),
            ("b", "str", "'x'", ""),
            ("c", "float", "None", "help it"),
            ("d", "Dict[str, int]", "{\"a\": 1}", "last"),
        ],
        PythonParameters.Inspect("# heading\na = 1 # first\nb: str = 'x'\nc = None # type: float help it\nx = y = 2\n"
            + "d: Dict[str, int] = {\n  \"a\": 1 # inner\n} # last\nprint(a)"
            .Replace("print(a)", "", StringComparison.Ordinal)));
}
