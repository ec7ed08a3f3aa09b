using FairLab.Numerics;

namespace FairLab.Tests.Numerics;

public sealed class LbfgsTests
{
    [Fact]
    public void Minimize_Rosenbrock_finds_the_valley_floor()
    {
        // Nocedal and Wright 2006, exercise 2.1: the only minimizer is (1, 1).
        var result = new Lbfgs { Tolerance = 1e-9 }.Minimize((x, g) =>
        {
            g[0] = -400 * x[0] * (x[1] - x[0] * x[0]) - 2 * (1 - x[0]);
            g[1] = 200 * (x[1] - x[0] * x[0]);
            return 100 * (x[1] - x[0] * x[0]) * (x[1] - x[0] * x[0]) + (1 - x[0]) * (1 - x[0]);
        }, [-1.2, 1]);
        Assert.True(result.IsConverged);
        Assert.Equal(1, result.X[0], 1e-7);
        Assert.Equal(1, result.X[1], 1e-7);
    }

    [Fact]
    public void Minimize_ill_conditioned_quadratic_converges()
    {
        const int n = 50;
        var result = new Lbfgs { Tolerance = 1e-7, MaxIterations = 500 }.Minimize((x, g) =>
        {
            var f = 0.0;
            for (var i = 0; i < n; i++)
            {
                var scale = Math.Pow(10, 2.0 * i / n);
                g[i] = scale * (x[i] - i);
                f += 0.5 * scale * (x[i] - i) * (x[i] - i);
            }
            return f;
        }, new double[n]);
        Assert.True(result.IsConverged);
        Assert.Equal(Enumerable.Range(0, n).Select(i => (double)i), result.X.Select(v => Math.Round(v, 5)));
    }

    [Fact]
    public void Minimize_from_a_point_without_a_value_is_refused() =>
        Assert.Contains(
            "found the value NaN at the starting point",
            Assert.Throws<ArgumentException>(() => new Lbfgs().Minimize((_, _) => double.NaN, [0])).Message);

    [Fact]
    public void Minimize_past_a_wall_of_infinity_stays_on_the_finite_side()
    {
        var result = new Lbfgs().Minimize((x, g) =>
        {
            if (x[0] <= 0)
                return double.PositiveInfinity;
            g[0] = 1 - 1 / x[0];
            return x[0] - Math.Log(x[0]);
        }, [8]);
        Assert.Equal(1, result.X[0], 1e-6);
    }
}
