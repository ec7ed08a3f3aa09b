using FairLab.Data;
using FairLab.Runs;
using FsCheck.Xunit;

namespace FairLab.Tests.Runs;

public sealed class TableTests
{
    static readonly Table Scores = Table.From(
    [
        new { method = "none", seed = 0, parity = 0.30 },
        new { method = "none", seed = 1, parity = 0.34 },
        new { method = "reweighing", seed = 1, parity = 0.62 },
        new { method = "reweighing", seed = 0, parity = 0.60 },
    ]);

    [Fact]
    public void From_Records_KeepsDeclarationOrder() => Assert.Equal(["method", "seed", "parity"], Scores.Columns);

    [Fact]
    public void Difference_PairsBySeedWhateverTheOrder()
    {
        var difference = Scores.Difference("parity", "method", "reweighing", "none");

        Assert.Equal(0.29, difference.Value, 12);
        Assert.Equal(2, difference.Count);
    }

    [Fact]
    public void Difference_WithoutAPartner_NamesIt()
    {
        var error = Assert.Throws<ArgumentException>(() =>
            Scores
                .Where(r => r.Text("seed") != "1" || r.Text("method") == "none")
                .Difference("parity", "method", "reweighing", "none"));

        Assert.Contains("seed 1 has no partner", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Difference_OfAnUnknownSide_ListsTheValues() =>
        Assert.Contains(
            "Values there: none, reweighing.",
            Assert.Throws<ArgumentException>(() => Scores.Difference("parity", "method", "reduction", "none")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Mean_AfterAConditionThatMatchesNothing_SaysSo() =>
        Assert.Contains(
            "matches nothing",
            Assert.Throws<ArgumentException>(() => Scores.Where("method", "nothing").Mean("parity")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Cells_OfAnUnknownColumn_SuggestsTheNearest() =>
        Assert.Contains(
            "did you mean 'parity'?",
            Assert.Throws<ArgumentException>(() => Scores.Mean("partiy")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Where_OnANumber_ComparesTheValueNotItsType() => Assert.Equal(2, Scores.Where("seed", 1).Count);

    [Fact]
    public void Summarize_GivesOneRowAGroupWithMeanAndInterval()
    {
        var summary = Scores.Summarize(["method"], ["parity"]);

        Assert.Equal(["method", "n", "parity", "parity_sd", "parity_low", "parity_high"], summary.Columns);
        Assert.Equal([0.028284271247, 0.014142135624], summary.Numbers("parity_sd").Select(v => Math.Round(v, 12)));
        Assert.Equal([0.32, 0.61], summary.Numbers("parity").Select(v => Math.Round(v, 12)));
        Assert.Equal([2.0, 2.0], summary.Numbers("n"));
    }

    [Fact]
    public void CompareWith_GivesPairedDifferencesAndHolmOverTheWholeTable()
    {
        var rows =
            from seed in Enumerable.Range(0, 5)
            from method in new[] { "none", "a", "b" }
            select new
            {
                method,
                seed,
                gain = method == "none" ? 0.0
                : method == "a" ? 1 + (0.01 * seed)
                : (seed % 2) - 0.4,
                loss = method == "b" ? double.NaN : seed,
            };
        var compared = Table.From(rows).CompareWith("method", "none", [], ["gain", "loss"]);

        Assert.Equal(["method", "metric", "difference", "low", "high", "n", "p", "p_holm"], compared.Columns);
        Assert.Equal(4, compared.Count);
        double[] p = compared.Numbers("p"), holm = compared.Numbers("p_holm");
        // a's loss differs by exactly nothing, a hypothesis without a p, and b's is undefined, so three hypotheses are
        // left.
        Assert.Equal(1.02, compared.Numbers("difference")[0], 12);
        Assert.Equal(3 * p[0], holm[0], 12);
        Assert.Equal((double.NaN, double.NaN), (p[1], holm[1]));
        Assert.True(double.IsNaN(p[3]) && double.IsNaN(holm[3]));
        Assert.Equal(Math.Min(1, 2 * p[2]), holm[2], 12);
    }

    [Property]
    public bool ParetoFront_KeepsExactlyTheRowsThatNoOtherBeats((int Good, int Bad)[] points)
    {
        var table = Table.From(points.Select((p, i) => new { i, good = p.Good % 5, bad = p.Bad % 5 }));
        int[] front = [.. table.ParetoFront(["good"], ["bad"]).Numbers("i").Select(i => (int)i)];
        bool Beats(int a, int b) => points[a].Good % 5 >= points[b].Good % 5 && points[a].Bad % 5 <= points[b].Bad % 5
            && (points[a].Good % 5 > points[b].Good % 5 || points[a].Bad % 5 < points[b].Bad % 5);
        return Enumerable
            .Range(0, points.Length)
            .All(i => front.Contains(i) != Enumerable.Range(0, points.Length).Any(j => Beats(j, i)));
    }

    [Fact]
    public void Concat_FillsMissingColumnsWithUndefined()
    {
        var joined = Table.Concat([Scores, Table.From([new { method = "hardt", odds = 0.1 }])]);

        Assert.Equal(5, joined.Count);
        Assert.True(double.IsNaN(joined.Numbers("parity")[4]));
        Assert.True(double.IsNaN(joined.Numbers("odds")[0]));
    }

    [Fact]
    public void With_ReplacesAColumnThatIsThere_AndPutsANewOneInFront()
    {
        Assert.Equal(["method", "seed", "parity"], Scores.With("seed", 7).Columns);
        Assert.Equal("dataset", Scores.With("dataset", "adult").Columns[0]);
    }

    [Fact]
    public void Save_ThenLoad_GivesTheSameBytesAndValues()
    {
        string folder = Directory.CreateTempSubdirectory("fairlab-test-").FullName;
        try
        {
            var table = Table.From([new { name = "a, \"b\"\nc", x = 0.1 + 0.2, n = 3L, ok = true, gone = double.NaN }]);
            string path = Path.Combine(folder, "t.csv");
            table.Save(path);

            var loaded = Table.Load(path);
            Assert.Equal(table.ToCsv(), loaded.ToCsv());
            Assert.Equal(0.1 + 0.2, loaded.Numbers("x")[0]);
            Assert.Equal("a, \"b\"\nc", loaded.Cells("name")[0]);
            Assert.Equal(true, loaded.Cells("ok")[0]);
            Assert.True(double.IsNaN(loaded.Numbers("gone")[0]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Load_OfAShortLine_NamesFileAndLine()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "a,b\n1,2\n3\n");
            Assert.Contains(":3: found 1 fields, expected 2",
                Assert.Throws<InvalidDataException>(() => Table.Load(path)).Message, StringComparison.Ordinal);
            File.WriteAllText(path, "");
            Assert.Contains(
                "found an empty file",
                Assert.Throws<InvalidDataException>(() => Table.Load(path)).Message,
                StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void ToMarkdown_ShowsUndefinedInWords() =>
        Assert.Equal(
            "| a | b |\n| --- | ---: |\n| x\\|y | undefined |\n",
            Table.From([new { a = "x|y", b = double.NaN }]).ToMarkdown());

    [Property]
    public void ToCsv_KeepsEveryDoubleExactly(double value) =>
        Assert.Equal(
            value,
            double.Parse(
                Table.From([new { value }]).ToCsv().Split('\n')[1],
                System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void WithHolm_AndBenjaminiHochberg_AdjustOverTheHypothesesOfTheTable()
    {
        // The p-values of StatisticsTests with a row between them that was not tested.
        var table = Table
            .From(new[] { 0.01, 0.04, double.NaN, 0.03, 0.005 }.Select(p => new { p }))
            .WithHolm()
            .WithBenjaminiHochberg();
        Assert.Equal(["p", "p_holm", "p_bh"], table.Columns);
        Assert.Equal([0.03, 0.06, double.NaN, 0.06, 0.02], table.Numbers("p_holm").Select(v => Math.Round(v, 12)));
        Assert.Equal([0.02, 0.04, double.NaN, 0.04, 0.02], table.Numbers("p_bh").Select(v => Math.Round(v, 12)));
    }
}
