using System.Numerics;
using System.Text;
using System.Text.Json.Nodes;
using FairLab.Experiments.Definition;
using FairLab.Experiments.Runs;
using FsCheck.Xunit;

namespace FairLab.Experiments.Tests;

/// <summary>
/// No run is lost, and none is counted twice: a point is its values, and its folder is its own on every file system.
/// </summary>
public sealed class SweepIdentityTests
{
    // Values that look alike: to a folder's name, to a file system, to a reader, to double.
    static readonly object?[] Alike =
    [
        null,
        true,
        false,
        "",
        "null",
        "True",
        "true",
        "1",
        1L,
        -1L,
        2.5,
        1e300,
        1e-300,
        double.NaN,
        double.PositiveInfinity,
        9007199254740993L,
        BigInteger.Pow(10, 30),
        0.1m + 1e-20m,
        "女",
        "男",
        "a b",
        "a/b",
        "a-b",
        "a\\b",
        "A-B",
        "a_b",
        "a.b",
        "..",
        ".",
        "-",
        "CON",
        "nul",
        "e\u0301",
        "é",
        "a-",
        "-a",
        "a\nb",
        "a\0b",
        "😀",
        new string('x', 420),
        new string('x', 421),
        "seed-0",
        "x-seed-1",
        new object?[] { 16L },
        new object?[] { 16L, 16L },
        new object?[] { 32L },
        new object?[] { "16" },
        new object?[] { new object?[] { 16L } },
        Array.Empty<object?>(),
        new KeyValuePair<string, object?>[] { new("a", 1L), new("b", 2L) },
        new KeyValuePair<string, object?>[] { new("a", "1") },
    ];

    static Experiment Study(Sweep sweep, params (string, object?)[] parameters) => new(
        "study.yaml",
        "study",
        "Study",
        [],
        "n.ipynb",
        null,
        [],
        parameters.ToDictionary(p => p.Item1, p => p.Item2),
        sweep,
        new Dictionary<string, object?>(),
        []);

    static Dictionary<string, IReadOnlyList<object?>> Grid(params (string Name, object?[] Values)[] lists) =>
        lists.ToDictionary(l => l.Name, l => (IReadOnlyList<object?>)l.Values);

    static string Folded(string name) => name.Normalize(NormalizationForm.FormKC).ToUpperInvariant();

    [Property(MaxTest = 200)]
    public void Unfold_AnyGrid_HasARunForEveryPointAndSeedEachInAFolderOfItsOwn(int root)
    {
        var random = new Random(root);
        object?[] Values() => [.. random.GetItems(Alike, random.Next(1, 9)).DistinctBy(ValueIdentity.Of)];
        var lists = Enumerable.Range(0, random.Next(1, 4)).Select(i => ($"p{i}", Values())).ToArray();
        // Rules come from the values themselves, so that each leaves out something.
        var rules = Enumerable.Range(0, random.Next(0, 3)).Select(_ => (IReadOnlyDictionary<string, object?>)lists
            .Where((_, i) => i == 0 || random.Next(2) == 0)
            .ToDictionary(l => l.Item1, l => l.Item2[random.Next(l.Item2.Length)])).ToArray();
        int seeds = random.Next(1, 4);
        // Counted anew: a point is left out when a rule names it.
        int[][] choices = lists.Aggregate<(string, object?[]), int[][]>(
            [
                [],
            ],
            (all, l) => [.. all.SelectMany(c => l.Item2.Select((_, v) => (int[])[.. c, v]))]);
        int excluded = choices.Count(c =>
            rules.Any(r =>
                lists.Select(
                        (l, i) =>
                            !r.ContainsKey(l.Item1)
                            || ReferenceEquals(r[l.Item1], l.Item2[c[i]])
                            || Equals(r[l.Item1], l.Item2[c[i]]))
                    .All(same => same)));
        var experiment = Study(new Sweep([Grid(lists)], [], rules, seeds));
        if (excluded == choices.Length)
        {
            Assert.Contains(
                "no point is left",
                Assert.Throws<UsageException>(() => Plan.Unfold(experiment, RunOverrides.None)).Message,
                StringComparison.Ordinal);
            return;
        }

        var runs = Plan.Unfold(experiment, RunOverrides.None);

        Assert.Equal((choices.Length - excluded) * seeds, runs.Count);
        Assert.Equal(runs.Count, runs.Select(r => Folded(r.Label)).Distinct(StringComparer.Ordinal).Count());
        Assert.All(runs, r => Assert.Matches(@"^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}\z", r.Label));
        Assert.Equal(
            runs.Count,
            runs.Select(r => RunKey.Of([], r.Parameters, new Dictionary<string, string>(), "")).Distinct().Count());
        // What the notebook's process is sent is what the point says.
        Assert.All(runs, r =>
            Assert.Equal(
                ValueIdentity.Of(r.Parameters),
                ValueIdentity.Of(
                    ParameterJson.Read(JsonNode.Parse(ParameterJson.Write(r.Parameters).ToJsonString())!.AsObject()))));
    }

    [Fact]
    public void Identity_OfValuesThatLookAlike_IsDifferent() =>
        Assert.Equal(Alike.Length, Alike.Select(ValueIdentity.Of).Distinct(StringComparer.Ordinal).Count());

    [Property]
    public bool Identity_OfANumber_DoesNotDependOnItsForm(int whole, double real) =>
        ValueIdentity.Of((double)whole) == ValueIdentity.Of((long)whole)
        && ValueIdentity.Of((decimal)whole) == ValueIdentity.Of(new BigInteger(whole))
        && ValueIdentity.Of(real)
            == ValueIdentity.Of(
                double.Parse(
                    real.ToString("E17", System.Globalization.CultureInfo.InvariantCulture),
                    System.Globalization.CultureInfo.InvariantCulture))
        && (
            double.IsNaN(real)
            || real == Math.BitIncrement(real)
            || ValueIdentity.Of(real) != ValueIdentity.Of(Math.BitIncrement(real)));

    [Fact]
    public void Unfold_OverrideThatMakesPointsOne_RunsItWithTheMostSeeds()
    {
        var sweep = new Sweep(
            [Grid(("a", [1L, 2L]))],
            [new Dictionary<string, object?> { ["a"] = 3L, ["seeds"] = 5L }],
            [],
            2);

        var runs = Plan.Unfold(
            Study(sweep),
            new RunOverrides { Parameters = new Dictionary<string, object?> { ["a"] = 7L } });

        Assert.Equal([0, 1, 2, 3, 4], runs.Select(r => r.Seed));
    }

    [Fact]
    public void Unfold_OneMoreValue_LeavesTheFoldersOfTheOthers()
    {
        string[] Labels(params object?[] values) => [
            .. Plan.Unfold(Study(new Sweep([Grid(("a", values))], [], [], 1)), RunOverrides.None)
                .Select(r => r.Label),
        ];

        Assert.Equal(["adam-seed-0", "0.001-seed-0"], Labels("adam", 0.001));
        Assert.Equal(Labels("a b", "adam"), Labels("a b", "adam", "a/b", "Adam")[..2]);
    }

    [Theory]
    [InlineData("seed")]
    [InlineData("seeds")]
    public void Unfold_CommandLineThatSetsTheSeed_IsRefused(string name) =>
        Assert.Contains(
            "--seeds N",
            Assert.Throws<UsageException>(() =>
                    Plan.Unfold(
                        Study(new Sweep([Grid()], [], [], 1)),
                        new RunOverrides { Parameters = new Dictionary<string, object?> { [name] = 3L } }))
                .Message,
            StringComparison.Ordinal);
}
