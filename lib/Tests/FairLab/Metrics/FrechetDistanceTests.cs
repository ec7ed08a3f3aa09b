using FairLab.Metrics;

namespace FairLab.Tests.Metrics;

/// <summary>Fréchet distances of Gaussians and samples.</summary>
public sealed class FrechetDistanceTests
{
    static double[][] Wave(int rows, int columns, int kind, double scale = 1, double shift = 0) =>
    [
        .. Enumerable.Range(0, rows * columns)
            .Select(i => scale * Math.Sin(0.37 * i * i + 0.9 * kind + 0.4) + shift).Chunk(columns),
    ];

    [Fact]
    public void Of_gaussians_whose_axes_agree_it_is_the_closed_form()
    {
        // ‖m₁ - m₂‖² + Σ (√a - √b)².
        var distance = FrechetDistance.OfGaussians([1, 2, 3], Diagonal(4, 9, 0), [1, 0, 6], Diagonal(1, 16, 25));
        Assert.Equal(0 + 4 + 9 + 1 + 1 + 25, distance, 10);
        static double[,] Diagonal(double a, double b, double c) => new[,] { { a, 0, 0 }, { 0, b, 0 }, { 0, 0, c } };
    }

    [Fact]
    public void Of_gaussians_whose_axes_differ_it_is_the_closed_form_of_two_dimensions()
    {
        // tr (S₁S₂)^½ = √(tr S₁S₂ + 2 √det S₁S₂) in two dimensions.
        double[,] first = { { 2, 1 }, { 1, 3 } }, second = { { 1, -0.5 }, { -0.5, 2 } };
        var trace = 2 * 1 + 2 * (1 * -0.5) + 3 * 2;
        var determinant = (2 * 3 - 1) * (1 * 2 - 0.25);
        Assert.Equal(5 + 3 - 2 * Math.Sqrt(trace + 2 * Math.Sqrt(determinant)),
            FrechetDistance.OfGaussians([0, 0], first, [0, 0], second), 10);
    }

    [Fact]
    public void Of_samples_it_is_what_numpy_and_scipy_make_of_them() =>
        // numpy.cov and scipy.linalg.sqrtm, NumPy 1.24.2 and SciPy 1.10.1.
        Assert.Equal(1.1813569383, FrechetDistance.Of(Wave(12, 4, 0), Wave(9, 4, 3, 1.5, 0.3)).Value, 8);

    [Fact]
    public void Fewer_rows_than_features_are_no_obstacle()
    {
        var few = Wave(3, 6, 1);
        Assert.Equal(0, FrechetDistance.Of(few, few).Value, 6);
        Assert.Equal(6 * 4, FrechetDistance.Of(few, [.. few.Select(r => r.Select(v => v + 2).ToArray())]).Value, 6);
    }

    [Fact]
    public void What_has_no_covariance_has_no_distance()
    {
        Assert.Contains("1 rows", FrechetDistance.Of(Wave(1, 2, 0), Wave(5, 2, 0)).Reason);
        Assert.Contains("not finite", FrechetDistance.Of([[1, double.NaN], [1, 2]], Wave(5, 2, 0)).Reason);
        var message = Assert.Throws<ArgumentException>(() => FrechetDistance.Of(Wave(3, 2, 0), Wave(5, 3, 0))).Message;
        Assert.Contains("found a row of 3 features, expected 2", message);
    }
}
