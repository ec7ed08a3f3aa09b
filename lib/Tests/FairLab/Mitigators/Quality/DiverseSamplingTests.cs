using FairLab.Data;
using FairLab.Data.Faces;
using FairLab.Mitigators;
using FairLab.Numerics;
using FsCheck.Xunit;

namespace FairLab.Tests.Mitigators.Quality;

public sealed class DiverseSamplingTests
{
    static readonly Grouping Cells = new("tone × presentation", ["a × w", "a × m", "b × w", "b × m"],
        [.. Enumerable.Range(0, 400).Select(i => i % 4 == 0 ? 0 : i % 4)]);

    static int[] Count(Grouping cells, IEnumerable<int> rows) =>
        [.. Enumerable.Range(0, cells.Levels.Count).Select(c => rows.Count(r => cells.Codes[r] == c))];

    [Fact]
    public void Counts_are_the_quotas_and_nobody_is_taken_twice()
    {
        var skewed = new DiverseSampling
        {
            Shares = new Dictionary<string, double>
                { ["a × w"] = 0.06, ["a × m"] = 0.14, ["b × w"] = 0.4, ["b × m"] = 0.4 },
        };
        Assert.Equal([12, 28, 80, 80], skewed.Quotas(Cells, 200));
        var rows = skewed.Rows(Cells, 200, seed: 1);
        Assert.Equal([12, 28, 80, 80], Count(Cells, rows));
        Assert.Equal(200, rows.Distinct().Count());
        Assert.Equal(rows, skewed.Rows(Cells, 200, seed: 1));
        Assert.NotEqual(rows, skewed.Rows(Cells, 200, seed: 2));
        // Not cell after cell.
        Assert.NotEqual(rows.Select(r => Cells.Codes[r]).Order(), rows.Select(r => Cells.Codes[r]));
        Assert.Equal([25, 25, 25, 25], Count(Cells, new DiverseSampling().Rows(Cells, 100, seed: 1)));
        // 10 people of 4 cells: the first two have one more.
        Assert.Equal([3, 3, 2, 2], new DiverseSampling().Quotas(Cells, 10));
    }

    [Property(MaxTest = 80)]
    public void Quotas_add_up_and_are_off_by_less_than_one(int seed)
    {
        var random = new SeededRandom(seed);
        double[] weights = [.. Cells.Levels.Select(_ => random.NextDouble())];
        var sampling = new DiverseSampling
        {
            Shares = Cells.Levels.Zip(weights, (l, w) => (l, w / weights.Sum())).ToDictionary(),
            AllowsRepetition = true,
        };
        var people = 1 + random.Next(5000);
        var quotas = sampling.Quotas(Cells, people);
        Assert.Equal(people, quotas.Sum());
        Assert.All(Cells.Levels.Zip(quotas), c => Assert.InRange(c.Second - people * sampling.Shares[c.First],
            -1 + 1e-9, 1 + 1e-9));
        Assert.Equal(quotas, Count(Cells, sampling.Rows(Cells, people, seed)));
    }

    [Fact]
    public void Too_few_are_refused_with_numbers_unless_they_may_be_repeated()
    {
        var sampling = new DiverseSampling
        {
            Shares = new Dictionary<string, double> { ["a × w"] = 0.6, ["b × m"] = 0.4 },
        };
        var message = Assert.Throws<InvalidOperationException>(() => sampling.Rows(Cells, 250, seed: 1)).Message;
        Assert.Equal("tone × presentation: found 100 of 'a × w' where 150 are wanted, expected at least as many: take "
            + "at most about 166 people in all, more people to choose from, or AllowsRepetition", message);
        Assert.Equal([100, 0, 0, 66], Count(Cells, sampling.Rows(Cells, 166, seed: 1)));
        var repeated = (sampling with { AllowsRepetition = true }).Rows(Cells, 750, seed: 1);
        Assert.Equal([450, 0, 0, 300], Count(Cells, repeated));
        // As often as they fit: everybody four times, and half of them once more.
        Assert.All(repeated.Where(r => Cells.Codes[r] == 0).CountBy(r => r), r => Assert.InRange(r.Value, 4, 5));
        var nobody = new Grouping("g", ["x", "y"], [0, 0, 0]);
        Assert.Contains("found 0 of 'y' where 2 are wanted", Assert.Throws<InvalidOperationException>(
            () => new DiverseSampling { AllowsRepetition = true }.Rows(nobody, 4, seed: 1)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Contains("add up to 0.9", Assert.Throws<ArgumentException>(() => new DiverseSampling
        {
            Shares = new Dictionary<string, double> { ["a × w"] = 0.5, ["a × m"] = 0.4 },
        }).Message, StringComparison.Ordinal);
        Assert.ThrowsAny<ArgumentException>(() => new DiverseSampling
        {
            Shares = new Dictionary<string, double> { ["a × w"] = 1.5, ["a × m"] = -0.5 },
        });
        Assert.Contains("'a × w'", Assert.Throws<ArgumentException>(() => new DiverseSampling
        {
            Shares = new Dictionary<string, double> { ["a x w"] = 1 },
        }.Rows(Cells, 10, seed: 1)).Message, StringComparison.Ordinal);
        Assert.ThrowsAny<ArgumentException>(() => new DiverseSampling().Rows(Cells, 0, seed: 1));
    }

    [Fact]
    public void Faces_come_in_the_joint_asked_for()
    {
        var faces = FaceSet.Sample(new FaceOptions { Size = 16 }.With("tone", "darker", 0.3), 300, seed: 4);
        var cells = Grouping.Intersect(Grouping.Of(faces.Factor("tone")), Grouping.Of(faces.Factor("presentation")));
        var taken = faces.Rows(new DiverseSampling().Rows(cells, 80, seed: 1));
        Assert.All(taken.People.CountBy(p => (p.IsDarker, p.Presentation)), c => Assert.Equal(20, c.Value));
    }
}
