using System.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.TorchGuards.Tests.Guards;

/// <summary>Integers that do not divide, and numbers that a type cannot hold.</summary>
public sealed class NumberTests
{
    static readonly Func<Tensor, Tensor, Tensor>[] Divisions = [
        (a, b) => a.div(b, RoundingMode.floor), (a, b) => a.div(b, RoundingMode.trunc),
            (a, b) => a.div_(b, RoundingMode.trunc),
        (a, b) => a.floor_divide(b), (a, b) => a.floor_divide_(b), (a, b) => a.remainder(b), (a, b) => a.remainder_(b),
            (a, b) => a.fmod(b), (a, b) => a % b];

    [Theory]
    [InlineData(ScalarType.Int64, long.MinValue)]
    [InlineData(ScalarType.Int32, int.MinValue)]
    public void Division_of_the_least_integer_by_minus_1_throws(ScalarType type, long least)
    {
        foreach (var divide in Divisions)
        {
            using var scope = NewDisposeScope();
            Tensor left = full(3, least, type), right = -ones(3, type);
            Assert.Equal($"integer division: found {least} by -1, which {type} cannot hold",
                Assert.Throws<OverflowException>(() => divide(left, right)).Message);
            Assert.Equal(3, divide(full(3, least + 1, type), right).numel());
        }
        Assert.Throws<OverflowException>(() => full(1, least, type).div(-1, RoundingMode.trunc));
    }

    [Fact]
    public void Division_by_zero_throws_and_of_fractions_works()
    {
        using var scope = NewDisposeScope();
        foreach (var divide in Divisions)
            Assert.Contains("ZeroDivision",
                Bad.Message(() => divide(ones(3, ScalarType.Int64), zeros(3, ScalarType.Int64))));
        Assert.Equal(-4, tensor(7.0).div(-2, RoundingMode.floor).item<double>());
        Assert.Equal(-3.5, (tensor(7L) / -2).item<float>());
        Assert.Equal(long.MinValue, full(1, long.MinValue, ScalarType.Int64).floor_divide(tensor(1L)).item<long>());
    }

    [Fact]
    public void Scalar_that_a_type_cannot_hold_throws()
    {
        (Scalar Value, Func<Scalar, object> To)[] bad = [
            (1e30, s => s.ToInt32()), (double.NaN, s => s.ToInt64()), (double.PositiveInfinity, s => s.ToInt64()),
                (300, s => s.ToByte()), (-300L, s => s.ToSByte()),
            (70000, s => s.ToInt16()), (1e30, s => s.ToHalf()), (1e300, s => s.ToSingle()),
                (1e300, s => s.ToBFloat16()), (1e300, s => s.ToComplexFloat32()),
            (new Complex(1, 2), s => s.ToDouble()), (new Complex(1, 2), s => s.ToInt32())];
        foreach (var (value, to) in bad)
            Assert.StartsWith("scalar: found ", Assert.Throws<OverflowException>(() => to(value)).Message);
        Assert.Equal("scalar: found 1E+30, which Int32 cannot hold",
            Assert.Throws<OverflowException>(() => (int)tensor(1e30)).Message);
    }

    [Fact]
    public void Scalar_that_fits_keeps_its_value()
    {
        Assert.Equal(int.MinValue, ((Scalar)int.MinValue).ToInt32());
        Assert.Equal(long.MaxValue, ((Scalar)long.MaxValue).ToInt64());
        Assert.Equal(255, ((Scalar)255).ToByte());
        Assert.Equal(3, ((Scalar)3.7).ToInt32());
        Assert.Equal(float.MaxValue, ((Scalar)float.MaxValue).ToSingle());
        Assert.Equal(float.PositiveInfinity, ((Scalar)double.PositiveInfinity).ToSingle());
        Assert.True(double.IsNaN(((Scalar)float.NaN).ToDouble()));
        Assert.Equal(2, ((Scalar)new Complex(2, 0)).ToDouble());
        Assert.Equal((1f, 2f), ((Scalar)new Complex(1, 2)).ToComplexFloat32());
        Assert.Equal(1.5f, (float)tensor(1.5f));
    }
}
