using FairLab.Experiments.Engine;

namespace FairLab.Experiments.Tests;

/// <summary>Committed results beside an ordinary run, whose last digits depend on the processor.</summary>
public sealed class ReferenceResultsTests : IDisposable
{
    const string Table = "results/squares/squares.csv", Claims = "results/squares/claims.json";

    readonly StudyFolder _study = new();

    public void Dispose() => _study.Dispose();

    [Fact]
    public async Task Run_WithOtherLastDigits_LeavesTheCommittedResultsAndSaysSo()
    {
        await _study.RunAsync();
        string committed = _study.Read(Table).Replace(",3,9,", ",3,9.00000001,", StringComparison.Ordinal);
        _study.Write(Table, committed);

        var result = await _study.RunAsync();

        Assert.NotNull(result.Reference);
        Assert.Equal(2, result.Reference.Cells);
        Assert.Equal(1e-8 / 8, result.Reference.Largest, 1e-12);
        Assert.Equal(committed, _study.Read(Table));
        Assert.EndsWith(Path.Combine("ordinary", "squares"), result.Folder, StringComparison.Ordinal);
        Assert.Contains("1,3,9,", _study.Read("results/ordinary/squares/squares.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Claims, "does not hold", "holds")]
    [InlineData(Table, "seed,x,square,draw", "seed,x,area,draw")]
    [InlineData(Table, "1,3,9,", "one,3,9,")]
    [InlineData(Table, "seed,x,square,draw", "<<<<<<< ours\nseed,x,square,draw")]
    [InlineData(Claims, "\"claims\": [", "\"claims\": [ <<<<<<< ours")]
    [InlineData(Claims, "\"claims\"", "\"verdicts\"")]
    public async Task Run_WithMoreThanDigitsChanged_ReplacesTheCommittedResults(string file, string now, string before)
    {
        await _study.RunAsync();
        string right = _study.Read(file);
        Assert.Contains(now, right, StringComparison.Ordinal);
        _study.Write(file, right.Replace(now, before, StringComparison.Ordinal));

        var result = await _study.RunAsync();

        Assert.Null(result.Reference);
        Assert.Equal(right, _study.Read(file));
        Assert.False(Directory.Exists(Path.Combine(_study.Root, "results", "ordinary", "squares")));
    }

    [Theory]
    [InlineData(Claims, "does not hold", "holds")]
    [InlineData(Table, "1,3,9,", "one,3,9,")]
    public async Task Run_LeavesExactResultsAsTheyAre_WhereTheStudyAsksTheSame(string file, string now, string before)
    {
        await _study.RunAsync(options: o => o with { Exact = true });
        string committed = _study.Read(file).Replace(now, before, StringComparison.Ordinal);
        _study.Write(file, committed);

        var result = await _study.RunAsync();

        Assert.NotEmpty(result.Reference!.Verdicts.Concat(result.Reference.Texts));
        Assert.Equal(committed, _study.Read(file));
        Assert.Contains(now, _study.Read(file.Replace("results/", "results/ordinary/", StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    // Tables that are the same to the byte are exact whoever computed them.
    [Theory]
    [InlineData(Table, "seed,x,square,draw", "seed,x,area,draw", false)]
    [InlineData(Claims, "\"says\": \"", "\"says\": \"once ", true)]
    public async Task Run_ReplacesExactResults_WhereTheStudyAsksSomethingElse(
        string file, string now, string before, bool isExact)
    {
        await _study.RunAsync(options: o => o with { Exact = true });
        _study.Write(file, _study.Read(file).Replace(now, before, StringComparison.Ordinal));

        var result = await _study.RunAsync();

        Assert.Null(result.Reference);
        Assert.DoesNotContain(before, _study.Read(file), StringComparison.Ordinal);
        Assert.Contains($"\"exact\": {(isExact ? "true" : "false")}", _study.Read(Claims), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithTheSameBytes_LeavesExactResultsExact()
    {
        await _study.RunAsync(options: o => o with { Exact = true });
        string claims = _study.Read(Claims);

        await _study.RunAsync();

        Assert.Contains("\"exact\": true", claims, StringComparison.Ordinal);
        Assert.Equal(claims, _study.Read(Claims));
    }

    [Fact]
    public async Task Run_Exact_IsAnotherRunAndReplacesDigits()
    {
        await _study.RunAsync();
        string right = _study.Read(Table);
        _study.Write(Table, right.Replace(",3,9,", ",3,9.00000001,", StringComparison.Ordinal));

        var result = await _study.RunAsync(options: o => o with { Exact = true });

        Assert.Equal(6, result.Executed);
        Assert.Null(result.Reference);
        Assert.Equal(right, _study.Read(Table));
    }

    [Theory]
    [InlineData(false, "DOTNET_EnableAVX512=0 FAIRLAB_EXACT=0")]
    [InlineData(true, "DOTNET_EnableAVX512=0 FAIRLAB_EXACT=1")]
    public async Task Run_GivesItsWorkersTheSettingsOfItsMode(bool exact, string expected)
    {
        _study.Notebook("notebooks/squares.ipynb", "double x = 0;\nint seed = 0;", """
            string[] variables = System.IO.File.ReadAllText("/proc/self/environ").Split('\0');
            string[] names = ["DOTNET_EnableAVX512=", "FAIRLAB_EXACT="];
            var set = variables.Where(v => names.Any(v.StartsWith));
            string setting = string.Join(" ", set.Order());
            Run.Begin(seed).Save("squares", Table.From([new { x, setting }]));
            """);

        await _study.RunAsync(options: o => o with { Exact = exact });

        Assert.Contains("," + expected, _study.Read(Table), StringComparison.Ordinal);
    }
}
