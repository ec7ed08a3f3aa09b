using FairLab.Experiments.Definition;

namespace FairLab.Experiments.Tests;

/// <summary>
/// What an experiment file says of its sweep is taken by value, and a conflict is refused at its line.
/// </summary>
public sealed class SweepFileTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public SweepFileTests() => _folder.Write("notebooks/demo.ipynb", "{}");

    public void Dispose() => _folder.Dispose();

    IReadOnlyList<PlannedRun> Runs(string yaml) =>
        Plan.Unfold(
            ExperimentFile.Load(
                _folder.Write("demo.yaml", $"study: demo\nnotebook: notebooks/demo.ipynb\n{yaml}\n"),
                _folder.Path),
            RunOverrides.None);

    [Theory]
    [InlineData("sweep: { grid: { name: [女, 男, a b, a/b, a-b] } }", 5)]
    [InlineData("sweep: { grid: { name: [bert/base, bert-base] } }", 2)]
    [InlineData("sweep: { grid: { name: [A, a] } }", 2)]
    [InlineData("sweep: { grid: { hidden: [[16], [16, 16], [32]] } }", 3)]
    [InlineData("sweep: { grid: { option: [{ a: 1 }, { a: 2 }, {}] } }", 3)]
    [InlineData("sweep: { grid: { x: [null, True, false, 'true', 0, ''] } }", 6)]
    [InlineData("sweep: { grid: { lr: [1, 10] }, exclude: [{ lr: 1.0 }] }", 1)]
    [InlineData("sweep: { grid: { lr: [0.1, 1e1] }, exclude: [{ lr: 10 }] }", 1)]
    [InlineData("sweep: { grid: { x: [0x1F, 32] }, exclude: [{ x: 31 }] }", 1)]
    [InlineData("sweep: { grid: { h: [[1], [2]] }, exclude: [{ h: [1.0] }] }", 1)]
    [InlineData("sweep: { grid: { x: [.NaN, 1] }, exclude: [{ x: .nan }] }", 1)]
    [InlineData("sweep: { grid: { x: [1] }, include: [{ x: 2, seeds: 0x2 }] }", 3)]
    [InlineData("sweep: { include: [{ x: 1 }, { x: 2 }] }", 2)]
    [InlineData("sweep: { seeds: 2 }", 2)]
    public void Unfold_RunsEveryPoint(string sweep, int runs) => Assert.Equal(runs, Runs(sweep).Count);

    [Fact]
    public void Load_OfAGridThatNobodyCouldRun_IsRefusedAtOnce()
    {
        string lists = string.Join(", ", Enumerable.Range(0, 20).Select(i =>
            FormattableString.Invariant($"p{i}: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]")));
        Assert.Contains("the sweep has 100000000000000000000 runs", Assert.Throws<UsageException>(() =>
            Runs($"sweep: {{ grid: {{ {lists} }} }}")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sweep: { grid: { seed: [1, 2] }, seeds: 3 }", "line 3: 'seed' is set by the engine")]
    [InlineData("sweep: { grid: { a: [1], seeds: [1, 2] } }", "line 3: 'seeds' is no parameter")]
    [InlineData("sweep:\n  include:\n    - { seed: 1 }", "line 5: 'seed' is set by the engine")]
    [InlineData("sweep: { grid: { a: [1, 2, 3, 4], b: [1, 2, 3, 4] }, seeds: 10000 }",
        "line 3: the sweep has 160000 runs, expected at most 100000")]
    [InlineData("parameters: { seed: 1 }", "line 3: 'seed' is set by the engine")]
    [InlineData("parameters: { seeds: 1 }", "line 3: 'seeds' is no parameter")]
    [InlineData("smoke: { seed: 1 }", "line 3: 'seed' is set by the engine")]
    [InlineData("smoke: { seeds: many }", "line 3: 'seeds' expects a whole number above 0, found 'many'")]
    [InlineData("sweep: { grid: { a: [1, 2] } }\nsmoke: { a: 3 }", "line 4: 'a' is set by the sweep at every point")]
    [InlineData(
        "sweep:\n  grid:\n    rate: [1]\n  exclude:\n    - { rat: 1 }",
        "line 7: unknown parameter of the grid 'rat': did you mean 'rate'?")]
    [InlineData(
        "sweep: { grid: { m: [none, reweighing] }, exclude: [{ m: reweighting }] }",
        "did you mean '\"reweighing\"'?")]
    [InlineData(
        "sweep: { grid: [{ a: [1], b: [1] }, { a: [2], b: [2] }], exclude: [{ a: 1, b: 2 }] }",
        "no point of the grid has a: 1, b: 2")]
    [InlineData("sweep: { grid: { a: [1] }, exclude: [{}] }", "it names no parameter")]
    [InlineData("sweep: { grid: { a: [1] }, exclude: [{ a: 1 }] }", "no point is left")]
    [InlineData("sweep: { grid: [] }", "no point is left")]
    [InlineData("sweep: { grid: { a: [1, 2, 1.0] } }", "line 3: the list of 'a' has one value twice: 1")]
    [InlineData("sweep: { grid: { a: [x, x] } }", "line 3: the list of 'a' has one value twice: \"x\"")]
    [InlineData("sweep: { grid: [{ a: [1, 2] }, { a: [2, 3] }] }", "the point (a: 2) is there twice")]
    [InlineData("sweep: { grid: { a: [1] }, include: [{ a: 1.0 }] }", "is there twice")]
    [InlineData(
        "parameters: { b: 2 }\nsweep: { grid: { a: [1] }, include: [{ a: 1, b: 2 }] }",
        "which is (a: 1) with 'parameters'")]
    [InlineData("sweep: { grid: { a: 1 } }", "'a' expects a list")]
    public void Load_Conflict_IsRefusedAtItsLine(string sweep, string expected)
    {
        string message = Assert.Throws<UsageException>(() => Runs(sweep)).Message;
        Assert.Contains("demo.yaml: line", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("runs")]
    [InlineData("Smoke")]
    [InlineData("partial")]
    public void Load_StudyNamedAsAFolderOfTheEngine_IsRefused(string name)
    {
        string path = _folder.Write("demo.yaml", $"study: {name}\nnotebook: notebooks/demo.ipynb\n");
        Assert.Contains(
            "the engine's own folder",
            Assert.Throws<UsageException>(() => ExperimentFile.Load(path, _folder.Path)).Message,
            StringComparison.Ordinal);
    }
}
