namespace FairLab.Notebooks.Tests;

public sealed class ExpressionCompilerTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    ExpressionCompiler Compiler() => new(new SessionOptions { CacheDirectory = _folder["cache"] });

    static Measured Sample => new() { Low = 0.2, Tables = new() { ["bias"] = [1, 2, 3] } };

    [Theory]
    [InlineData("Low > 0.15", true)]
    [InlineData("Tables[\"bias\"].Average() < 2", false)]
    [InlineData("Tables.Count == 1 && Tables[\"bias\"].Any(value => value is > 2)", true)]
    public void Compile_expression_sees_the_globals(string expression, bool expected)
    {
        using var compiler = Compiler();
        Assert.Equal(expected, compiler.Compile<Measured, bool>(expression).Evaluate(Sample));
    }

    [Fact]
    public void Compile_result_converts_as_an_assignment_does()
    {
        using var compiler = Compiler();
        Assert.Equal(3.0, compiler.Compile<Measured, double>("Tables[\"bias\"].Length").Evaluate(Sample));
        var error = Assert.Throws<ExpressionException>(() => compiler.Compile<Measured, bool>("Low"));
        Assert.Contains("cannot convert from 'double' to 'bool'", error.Message);
    }

    [Theory]
    [InlineData("Lov > 0.1", "'Lov' does not exist")]
    [InlineData("Low >", "expected one C# expression")]
    [InlineData("", "expected one C# expression")]
    [InlineData("Low > 0; Low < 1", "expected one C# expression")]
    [InlineData("Low > 0) || (true", "expected one C# expression")]
    public void Compile_what_is_not_an_expression_says_so(string expression, string expected)
    {
        using var compiler = Compiler();
        var error = Assert.Throws<ExpressionException>(() => compiler.Compile<Measured, bool>(expression));
        Assert.Contains(expected, error.Message);
        Assert.Equal(1, error.Diagnostics[0].Line);
    }

    [Fact]
    public void Compile_second_time_comes_from_the_cache()
    {
        using (var first = Compiler())
            first.Compile<Measured, bool>("Low > 0.1");
        using var second = Compiler();
        Assert.True(second.Compile<Measured, bool>("Low > 0.1").Evaluate(Sample));
        Assert.False(second.HasCompiled);
    }

    [Fact]
    public void Evaluate_what_the_expression_throws_comes_out()
    {
        using var compiler = Compiler();
        Assert.Throws<KeyNotFoundException>(
            () => compiler.Compile<Measured, bool>("Tables[\"none\"].Length > 0").Evaluate(Sample));
    }
}

public sealed class Measured
{
    public double Low { get; init; }

    public Dictionary<string, double[]> Tables { get; init; } = [];
}
