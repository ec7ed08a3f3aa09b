using System.Text;
using FairLab.Data;
using FairLab.Metrics;
using FairLab.Numerics;
using FsCheck.Xunit;

namespace FairLab.Tests.Metrics;

public sealed class OtherFormsTests
{
    static readonly Grouping TwoGroups = new("g", ["a", "b"], [0, 0, 0, 1, 1, 1]);

    [Fact]
    public void Multiclass_against_the_rest_by_hand()
    {
        var counts = MulticlassCounts.From([0, 1, 2, 0, 1, 2], [0, 1, 1, 0, 0, 2], ["x", "y", "z"], TwoGroups);
        Assert.Equal(2.0 / 3, counts.Accuracy(0), 1e-12);
        Assert.Equal(new Confusion(1, 1, 1, 0), counts.OneVersusRest(1)[0]);
        // Selected as x, y, z: 1/3, 2/3, 0 in a; 2/3, 0, 1/3 in b.
        Assert.Equal([-0.333, 0.667, -0.333], counts.Each(GroupMetrics.ParityDifference).Select(v => Math.Round(v, 3)));
        Assert.Equal(2.0 / 3, counts.Worst(GroupMetrics.ParityDifference), 1e-12);
        Assert.Equal("division by a rate of 0 in class y", counts.Worst(GroupMetrics.Parity).Reason);
        Assert.Contains("row 0: found label 3",
            Assert.Throws<ArgumentException>(
                () => MulticlassCounts.From([3], [0], ["x"], new Grouping("g", ["a"], [0]))).Message);
    }

    [Fact]
    public void Regression_by_hand()
    {
        var errors = GroupErrors.From([1, 2, 3, 1, 2, 3], [2, 3, 4, 1, 2, 1], TwoGroups);
        Assert.Equal(1, errors.Bias(0), 1e-12);
        Assert.Equal(-2.0 / 3, errors.Bias(1), 1e-12);
        Assert.Equal(2.0 / 3, errors.MeanAbsoluteError(1), 1e-12);
        Assert.Equal(Math.Sqrt(4.0 / 3), errors.RootMeanSquaredError(1), 1e-12);
        Assert.Equal(5.0 / 3, errors.Difference((e, g) => e.Bias(g)), 1e-12);
        Assert.Equal((1.0 + 2 + 2) / 3, errors.PredictionDistance, 1e-12);
        Assert.Equal("undefined (nobody in c)", GroupErrors.From([1], [1], new Grouping("g", ["b", "c"], [0])).Bias(1)
            .ToString());
    }

    [Fact]
    public void Conditional_on_department_dissolves_Berkeleys_paradox()
    {
        // Bickel, Hammel and O'Connell 1975, six largest departments: women are admitted less overall, but not within
        // departments.
        (string Department, int MenYes, int MenNo, int WomenYes, int WomenNo)[] table =
            [("A", 512, 313, 89, 19), ("B", 353, 207, 17, 8), ("C", 120, 205, 202, 391), ("D", 138, 279, 131, 244),
                ("E", 53, 138, 94, 299), ("F", 22, 351, 24, 317)];
        var rows = table.SelectMany(
            (d, k) => new[] { (1, 1, k, d.MenYes), (0, 1, k, d.MenNo), (1, 0, k, d.WomenYes), (0, 0, k, d.WomenNo) }
            .SelectMany(c => Enumerable.Repeat((c.Item1, c.Item2, c.k), c.Item4))).ToArray();
        var sex = new Grouping("sex", ["Female", "Male"], Array.ConvertAll(rows, r => r.Item2));
        var department =
            new Grouping("department", [.. table.Select(d => d.Department)], Array.ConvertAll(rows, r => r.k));
        var data = new TabularDataset("berkeley", [new Feature("x", "x", false)], new float[rows.Length],
            Array.ConvertAll(rows, r => r.Item1), [sex]);
        var decisions = new Decisions(Array.ConvertAll(rows, r => (double)r.Item1));
        Assert.True(GroupCounts.From(data, decisions)[GroupMetrics.ParityDifference] < -0.13);
        var conditional = ConditionalCounts.From(data, decisions, department);
        Assert.Equal(89.0 / 108 - 512.0 / 825, conditional.Strata[0].Counts[GroupMetrics.ParityDifference], 1e-12);
        var mean = conditional.Mean(GroupMetrics.ParityDifference, out var leftOut);
        Assert.InRange(mean.Value, 0, 0.06);
        Assert.Equal(0, leftOut);
    }

    [Fact]
    public void Conditional_stratum_with_one_group_is_left_out_and_told()
    {
        var data = new TabularDataset("t", [new Feature("x", "x", false)], new float[4], [1, 0, 1, 0],
            [new Grouping("g", ["a", "b"], [0, 1, 0, 0])]);
        var mean = ConditionalCounts.From(data, new Decisions([1, 0, 1, 0]),
            new Grouping("c", ["u", "v"], [0, 0, 1, 1])).Mean(GroupMetrics.ParityDifference, out var leftOut);
        Assert.Equal((1.0, 0.5), (mean.Value, leftOut));
    }

    [Fact]
    public void WithAtLeast_leaves_small_groups_out_and_names_them()
    {
        var counts =
            new GroupCounts("race", ["a", "b", "c"], [new(10, 10, 10, 10), new(1, 0, 0, 1), new(20, 0, 0, 10)]);
        Assert.Equal(["a", "c"], counts.WithAtLeast(30, out var leftOut).Groups);
        Assert.Equal(["b"], leftOut);
        Assert.Contains("the largest has 40",
            Assert.Throws<InvalidOperationException>(() => counts.WithAtLeast(100, out _)).Message);
    }

    [Fact]
    public void WithAtLeast_keeps_the_people_behind_decisions_left_to_chance()
    {
        var group =
            new Grouping("g", ["tiny", "a", "b"], [0, .. Enumerable.Repeat(1, 40), .. Enumerable.Repeat(2, 60)]);
        var labels = Enumerable.Range(0, 101).Select(i => i % 2).ToArray();
        var counts =
            GroupCounts.Expected(labels, Array.ConvertAll(labels, y => 0.25 + 0.5 * y), group).WithAtLeast(10, out _);
        var estimate = Bootstrap.Estimate(counts, [GroupMetrics.SelectionGap], seed: 1)[0];
        Assert.True(estimate.Upper > estimate.Value);
    }

    [Fact]
    public void Lowest_names_the_worst_group_of_those_that_have_the_rate()
    {
        var counts = new GroupCounts("race", ["a", "b", "c"], [new(8, 1, 1, 2), new(5, 1, 1, 5), new(0, 3, 3, 0)]);
        Assert.Equal("b", counts.Lowest(c => c.TruePositiveRate).Group);
        Assert.Equal(0.5, counts.Lowest(c => c.TruePositiveRate).Value, 1e-12);
        var nobody = new GroupCounts("race", ["a"], [default]).Lowest(c => c.Accuracy);
        Assert.Null(nobody.Group);
        Assert.Equal("undefined (nobody in a)", nobody.Value.ToString());
    }

    [Fact]
    public void Pairwise_differences_are_signed_and_come_with_Newcombes_interval()
    {
        var counts = new GroupCounts("race", ["a", "b", "c"], [new(56, 0, 0, 14), new(48, 0, 0, 32), new(0, 0, 0, 0)]);
        var pairs = ConfusionRate.TruePositive.Pairwise(counts);
        Assert.Equal(["a-b", "a-c", "b-c"], pairs.Select(p => $"{p.First}-{p.Second}"));
        Assert.Equal(0.2, pairs[0].Value, 1e-12);
        Assert.Equal(0.0524, pairs[0].Interval.Lower, 0.0001);
        Assert.Equal("undefined (nobody to take tpr over in c)", pairs[1].Value.ToString());
    }

    [Property(MaxTest = 20)]
    public void CsvCounts_equals_counting_in_memory(int seed)
    {
        var random = new SeededRandom(seed);
        var text = new StringBuilder("sex,score,y,race\n");
        var rows = Enumerable.Range(0, 200)
            .Select(_ => (Sex: random.Next(2), Score: random.Next(100), Y: random.Next(2), Race: random.Next(3)))
            .ToArray();
        foreach (var r in rows)
            text.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"{"FM"[r.Sex]},0.{r.Score:00},{r.Y},{"BOW"[r.Race]}\n");
        var counts = new CsvCounts { Label = "y", Decision = "score", Groups = ["sex", "race"], Threshold = 0.5 }.Read(
            new MemoryStream(Encoding.UTF8.GetBytes(text.ToString())), "p.csv");
        var expected =
            GroupCounts.From(Array.ConvertAll(rows, r => r.Y), Array.ConvertAll(rows, r => r.Score >= 50 ? 1 : 0),
            new Grouping("sex", ["F", "M"], Array.ConvertAll(rows, r => r.Sex)),
                new Grouping("race", ["B", "O", "W"], Array.ConvertAll(rows, r => r.Race)));
        Assert.Equal(expected.Groups, counts.Groups);
        Assert.Equal(expected.Cells, counts.Cells);
    }

    [Theory]
    [InlineData("y,p,z\n1,2,a\n", "p.csv:2: found '2' in column 'p', expected 0 or 1")]
    [InlineData("y,p,z\n1,1,a\nx,1,a\n", "p.csv:3: found 'x' in column 'y', expected 0 or 1")]
    [InlineData("y,q,z\n1,2,a\n", "p.csv:1: found no column 'p'")]
    [InlineData("y,p,z\n", "p.csv: found no rows")]
    public void CsvCounts_of_a_bad_file_names_the_line(string text, string message) =>
        Assert.Contains(message, Assert.Throws<DataException>(() =>
        new CsvCounts { Label = "y", Decision = "p", Groups = ["z"] }.Read(
            new MemoryStream(Encoding.UTF8.GetBytes(text)), "p.csv")).Message);

    [Fact]
    public void CsvCounts_puts_the_privileged_group_last()
    {
        var read = new CsvCounts { Label = "y", Decision = "p", Groups = ["z"], Privileged = "A" };
        Assert.Equal(["B", "A"], read.Read(new MemoryStream("y,p,z\n1,1,A\ntrue,False,B\n"u8.ToArray()), "p").Groups);
        Assert.Contains("unknown group",
            Assert.Throws<ArgumentException>(() => (read with { Privileged = "C" })
                .Read(new MemoryStream("y,p,z\n1,1,A\n"u8.ToArray()), "p")).Message);
    }

    [Fact]
    public void Generalized_rates_by_hand_and_as_AIF360_has_them()
    {
        // AIF360's test of generalized confusion: two negatives with scores .79 and .3 make 1.09 false positives.
        var one = GroupScores.From([1, 1, 0, 0], [0.8, 0.6, 0.79, 0.3], new Grouping("g", ["a"], new int[4]));
        Assert.Equal(1.09 / 2, one.GeneralizedFalsePositiveRate(0), 1e-12);
        Assert.Equal(0.3, one.GeneralizedFalseNegativeRate(0), 1e-12);
        var two = GroupScores.From([1, 0, 1, 0], [0.8, 0.3, 0.6, 0.4], new Grouping("g", ["a", "b"], [0, 0, 1, 1]));
        Assert.Equal(-0.1, ScoreMetrics.Get("gfpr_difference").Compute(two), 1e-12);
        Assert.Equal(-0.2, ScoreMetrics.Get("gfnr_difference").Compute(two), 1e-12);
        Assert.Equal("undefined (no negatives in a)",
            GroupScores.From([1], [0.5], new Grouping("g", ["a"], [0])).GeneralizedFalsePositiveRate(0).ToString());
        Assert.Equal("undefined (scores outside [0, 1] in a)",
            GroupScores.From([0, 1], [3, 0.5], new Grouping("g", ["a"], [0, 0])).GeneralizedFalsePositiveRate(0)
            .ToString());
    }

    [Fact]
    public void Coefficient_of_variation_is_the_deviation_of_benefits_over_their_mean()
    {
        // Benefits ŷ - y + 1 of AIF360's test: 1, 1, 1, 0, 2, 2, 1, 1, 1, 0, with an index of 0.2.
        var data = FairLab.Tests.Kinds.People.Data(new double[10], [1, 0, 0, 1, 0, 0, 1, 0, 1, 1],
            [0, 0, 1, 1, 1, 1, 1, 1, 1, 1]);
        var decisions = new Decisions([1, 0, 0, 0, 1, 1, 1, 0, 1, 0]);
        Assert.Equal(0.2, GeneralizedEntropy.Index(data, decisions), 1e-12);
        double[] benefits = [1, 1, 1, 0, 2, 2, 1, 1, 1, 0];
        Assert.Equal(Math.Sqrt(benefits.Average(b => (b - 1) * (b - 1))),
            GeneralizedEntropy.CoefficientOfVariation(data, decisions), 1e-12);
    }

    [Fact]
    public void Welch_of_two_samples_is_that_of_R()
    {
        // R's t.test(extra ~ group, data = sleep): t = -1.8608, df = 17.776, p = 0.07939, interval -3.3654832 to
        // 0.2054832.
        double[] first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0],
            second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
        var (difference, p) = WelchTest.Compare(first, second);
        Assert.Equal(-1.58, difference.Value, 1e-12);
        Assert.Equal(-3.3654832, difference.Lower, 1e-6);
        Assert.Equal(0.2054832, difference.Upper, 1e-6);
        Assert.Equal(0.07939, p, 1e-5);
        Assert.Contains("needs 2", WelchTest.Compare([1], [1, 2]).PValue.Reason);
        Assert.Contains("NaN", WelchTest.Compare([1, 2], [1, double.NaN]).Difference.Value.Reason);
        var (same, none) = WelchTest.Compare([1, 1], [0, 0]);
        Assert.Equal((1.0, 1.0, false), (same.Value.Value, same.Lower.Value, none.IsDefined));
    }
}
