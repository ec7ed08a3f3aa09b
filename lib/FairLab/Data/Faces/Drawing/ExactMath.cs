namespace FairLab.Data.Faces;

/// <summary>
/// Roots, sines and normal numbers by sums, products and quotients alone: those are the same on every machine, while
/// another C library may round <c>Math.Pow</c> or <c>Math.Sin</c> otherwise, and a pixel with it.
/// </summary>
static class ExactMath
{
    /// <summary>The <paramref name="n"/>-th root of a number in (0, 100], by Newton's method.</summary>
    public static double Root(double value, int n)
    {
        var root = value < 1 ? 1 : value;
        while (true)
        {
            var next = root - (root - value / Power(root, n - 1)) / n;
            // From above the steps go down until rounding stops them.
            if (!(next < root))
                return root;
            root = next;
        }
    }

    /// <summary>A whole power, at least 0.</summary>
    public static double Power(double value, int n)
    {
        var product = 1.0;
        for (var i = 0; i < n; i++)
            product *= value;
        return product;
    }

    /// <summary>Sine and cosine of an angle of at most 90 degrees either way, by their series.</summary>
    public static (double Sin, double Cos) Angle(double degrees)
    {
        var x = degrees * (Math.PI / 180);
        var (sin, cos, term) = (0.0, 0.0, 1.0);
        for (var k = 0; k < 24; k++)
        {
            var signed = k / 2 % 2 == 0 ? term : -term;
            if (k % 2 == 0)
                cos += signed;
            else
                sin += signed;
            term *= x / (k + 1);
        }
        return (sin, cos);
    }

    /// <summary>
    /// Twelve uniform numbers less 6: mean 0, variance 1, and nowhere more than 0.003 from the normal distribution
    /// function; never beyond 6.
    /// </summary>
    public static double Normal(Numerics.SeededRandom random)
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
            sum += random.NextDouble();
        return sum;
    }
}
