using FairLab.Numerics;
using FsCheck;
using FsCheck.Xunit;

namespace FairLab.Tests.Numerics;

public sealed class LinearProgramTests
{
    [Fact]
    public void Solve_textbook_problem_gives_the_printed_optimum()
    {
        // Chvátal 1983, p. 13: maximize 5x + 4y + 3z; optimum 13 at (2, 0, 1).
        var lp = new LinearProgram();
        var (x, y, z) = (lp.Variable(-5), lp.Variable(-4), lp.Variable(-3));
        lp.AtMost(5, (x, 2), (y, 3), (z, 1));
        lp.AtMost(11, (x, 4), (y, 1), (z, 2));
        lp.AtMost(8, (x, 3), (y, 4), (z, 2));
        var solution = lp.Solve();
        Assert.Equal(LinearStatus.Optimal, solution.Status);
        Assert.Equal(-13, solution.Objective, 1e-12);
        Assert.Equal([2.0, 0, 1], solution.X.Select(v => Math.Round(v, 12)));
        Assert.Equal(-13, solution.DualBound, 1e-12);
    }

    [Fact]
    public void Solve_problem_that_makes_naive_rules_cycle_ends()
    {
        // Beale's example (Chvátal 1983, p. 31 gives the like): optimum -1/20.
        var lp = new LinearProgram();
        int[] v = [lp.Variable(-0.75), lp.Variable(150), lp.Variable(-0.02), lp.Variable(6)];
        lp.AtMost(0, (v[0], 0.25), (v[1], -60), (v[2], -0.04), (v[3], 9));
        lp.AtMost(0, (v[0], 0.5), (v[1], -90), (v[2], -0.02), (v[3], 3));
        lp.AtMost(1, (v[2], 1));
        Assert.Equal(-0.05, lp.Solve().Objective, 1e-12);
    }

    [Fact]
    public void Solve_of_an_impossible_or_endless_problem_says_so()
    {
        var impossible = new LinearProgram();
        var x = impossible.Variable(1);
        impossible.AtMost(1, (x, 1));
        impossible.AtLeast(2, (x, 1));
        Assert.Equal(LinearStatus.Infeasible, impossible.Solve().Status);
        Assert.Contains(
            "p: the linear program is infeasible",
            Assert.Throws<InvalidOperationException>(() => impossible.Solve().OptimalX("p")).Message);

        var endless = new LinearProgram();
        endless.AtLeast(1, (endless.Variable(-1), 1));
        Assert.Equal(LinearStatus.Unbounded, endless.Solve().Status);
    }

    [Property(MaxTest = 300)]
    public void Solve_random_bounded_problem_is_feasible_and_proved_by_its_duals(int seed)
    {
        var random = new SeededRandom(seed);
        var (variables, rows) = (1 + random.Next(12), random.Next(10));
        var (lp, inside) = (new LinearProgram(), new double[variables]);
        for (var j = 0; j < variables; j++)
        {
            var lower = random.Next(5) - 3;
            var upper = lower + random.Next(4);
            lp.Variable(random.Next(11) - 5, lower, upper);
            inside[j] = lower + random.NextDouble() * (upper - lower);
        }
        var matrix = new double[rows][];
        var intervals = new (double Low, double High)[rows];
        for (var i = 0; i < rows; i++)
        {
            matrix[i] = [.. Enumerable.Range(0, variables).Select(_ => random.Next(3) == 0 ? 0.0 : random.Next(9) - 4)];
            var at = matrix[i].Zip(inside, (a, b) => a * b).Sum();
            intervals[i] = random.Next(3) switch
            {
                0 => (at, at),
                1 => (double.NegativeInfinity, at + random.Next(3)),
                _ => (at - random.Next(2), at + random.NextDouble()),
            };
            lp.Between(intervals[i].Low, intervals[i].High, matrix[i].Select((value, j) => (j, value)));
        }
        var solution = lp.Solve();
        Assert.Equal(LinearStatus.Optimal, solution.Status);
        for (var i = 0; i < rows; i++)
        {
            var at = matrix[i].Zip(solution.X, (a, b) => a * b).Sum();
            Assert.InRange(at, intervals[i].Low - 1e-8, intervals[i].High + 1e-8);
        }
        Assert.Equal(solution.Objective, solution.DualBound, 1e-7);
    }

    [Property(MaxTest = 30)]
    public void Solve_transport_equals_sorting(int seed)
    {
        // Moving one distribution onto another on a line costs the area between their distribution functions.
        var random = new SeededRandom(seed);
        const int n = 12;
        double[] Shares()
        {
            var s = Enumerable.Range(0, n).Select(_ => random.NextDouble()).ToArray();
            var t = s.Sum();
            return Array.ConvertAll(s, v => v / t);
        }
        var (p, q) = (Shares(), Shares());
        var lp = new LinearProgram();
        var flow = new int[n, n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                flow[i, j] = lp.Variable(Math.Abs(i - j));
        for (var i = 0; i < n; i++)
        {
            lp.Equal(p[i], Enumerable.Range(0, n).Select(j => (flow[i, j], 1.0)));
            lp.Equal(q[i], Enumerable.Range(0, n).Select(j => (flow[j, i], 1.0)));
        }
        var (area, difference) = (0.0, 0.0);
        for (var i = 0; i < n; i++)
            area += Math.Abs(difference += p[i] - q[i]);
        Assert.Equal(area, lp.Solve().Objective, 1e-10);
    }

    [Fact]
    public void Rows_and_variables_with_bad_numbers_are_refused()
    {
        var lp = new LinearProgram();
        Assert.Throws<ArgumentException>(() => lp.Variable(double.NaN));
        Assert.Throws<ArgumentException>(() => lp.Variable(0, 2, 1));
        Assert.Throws<ArgumentException>(() => lp.AtMost(double.NaN));
        Assert.Contains("times variable 3", Assert.Throws<ArgumentException>(() => lp.AtMost(1, (3, 1.0))).Message);
    }
}
