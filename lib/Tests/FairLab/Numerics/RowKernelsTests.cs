using FairLab.Numerics;
using FsCheck.Xunit;

namespace FairLab.Tests.Numerics;

public sealed class RowKernelsTests
{
    [Property(MaxTest = 60)]
    public void Product_and_outer_products_equal_the_plain_sums(int seed)
    {
        var random = new SeededRandom(seed);
        var (d, columns) = (1 + random.Next(30), RowKernels.Padded(1 + random.Next(40)));
        double[] Draw(int n) => Array.ConvertAll(new double[n], _ => random.NextGaussian());
        var (x, y, c, e, w) = (Draw(d), Draw(d), Draw(columns), Draw(columns), Draw(d * columns));
        var result = new double[columns];
        RowKernels.Product(x, w, result);
        for (var k = 0; k < columns; k++)
            Assert.Equal(Enumerable.Range(0, d).Sum(j => x[j] * w[j * columns + k]), result[k], 1e-12);
        var sums = (double[])w.Clone();
        RowKernels.AddOuters(x, c, y, e, sums);
        for (var j = 0; j < d; j++)
            for (var k = 0; k < columns; k++)
                Assert.Equal(w[j * columns + k] + x[j] * c[k] + y[j] * e[k], sums[j * columns + k], 1e-12);
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused_before_anything_is_read()
    {
        var columns = RowKernels.Padded(1);
        Assert.Throws<ArgumentException>(() =>
            RowKernels.Product(new double[3], new double[2 * columns], new double[columns]));
        Assert.Throws<ArgumentException>(() =>
            RowKernels.AddOuters(
                new double[3],
                new double[columns],
                new double[3],
                new double[columns],
                new double[2 * columns]));
        Assert.Throws<ArgumentException>(() =>
            RowKernels.Product(new double[1], new double[columns + 1], new double[columns + 1]));
    }
}
