using FairLab.Experiments.Verification;

namespace FairLab.Experiments.Tests;

public sealed class TableComparisonTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    string[] Compare(string committed, string computed, double tolerance = 0)
    {
        _folder.Write("committed/scores.csv", committed);
        _folder.Write("computed/scores.csv", computed);
        return
        [
            .. TableComparison
                .Compare(Path.Combine(_folder.Path, "committed"), Path.Combine(_folder.Path, "computed"), tolerance)
                .Select(d => d.ToString()),
        ];
    }

    [Fact]
    public void Compare_EqualTables_FindsNothing() => Assert.Empty(Compare("a,b\nx,1\n", "a,b\nx,1\n"));

    [Fact]
    public void Compare_OneOtherNumber_NamesTableRowColumnAndBothValues() =>
        Assert.Equal(
            [
                "scores, row 2 (a y), b: committed 0.5, computed 0.25 (apart 2.5e-1, relative 5.0e-1; allowed: exact)",
            ],
            Compare("a,b\nx,1.5\ny,0.5\n", "a,b\nx,1.5\ny,0.25\n"));

    [Fact]
    public void Compare_WithinTheTolerance_FindsNothing() => Assert.Empty(Compare("a\n1.5\n", "a\n1.5000001\n", 1e-6));

    [Theory]
    // Undefined is not zero, whatever the tolerance.
    [InlineData("a\nNaN\n", "a\n0\n", "row 1, a: committed NaN, computed 0")]
    [InlineData("a\nx\n", "a\ny\n", "row 1, a: committed x, computed y")]
    [InlineData("a\n1\n", "a\n1\n2\n", "rows: committed 1, computed 2", "a row: committed is missing, computed (a 2)")]
    [InlineData("a,b\n1,2\n", "a,c\n1,2\n", "columns: committed a b, computed a c")]
    public void Compare_WhatIsNoNumber_IsEqualOrNot(
        string committed, string computed, params string[] expected) =>
        Assert.Equal(expected.Select(e => "scores, " + e), Compare(committed, computed, tolerance: 10));

    [Fact]
    public void Compare_AMissingTable_IsADifference()
    {
        _folder.Write("committed/other.csv", "a\n1\n");
        Assert.Equal(["other, the table: committed is there, computed is missing"], Compare("a\n1\n", "a\n1\n"));
    }
}
