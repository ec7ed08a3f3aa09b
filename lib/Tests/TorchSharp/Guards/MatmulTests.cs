using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.TorchGuards.Tests.Guards;

public sealed class MatmulTests
{
    static readonly ScalarType Double = ScalarType.Float64;

    [Theory]
    [InlineData("i,i->", new long[] { 4 }, new long[] { 4 })]
    [InlineData("i,ij->j", new long[] { 4 }, new long[] { 4, 3 })]
    [InlineData("ij,j->i", new long[] { 3, 4 }, new long[] { 4 })]
    [InlineData("ij,jk->ik", new long[] { 3, 4 }, new long[] { 4, 2 })]
    [InlineData("bij,bjk->bik", new long[] { 5, 3, 4 }, new long[] { 5, 4, 2 })]
    [InlineData("bij,jk->bik", new long[] { 5, 3, 4 }, new long[] { 4, 2 })]
    [InlineData("ij,bjk->bik", new long[] { 3, 4 }, new long[] { 5, 4, 2 })]
    [InlineData("bij,j->bi", new long[] { 5, 3, 4 }, new long[] { 4 })]
    [InlineData("j,bjk->bk", new long[] { 4 }, new long[] { 5, 4, 2 })]
    [InlineData("abij,bjk->abik", new long[] { 6, 5, 3, 4 }, new long[] { 5, 4, 2 })]
    [InlineData("ij,jk->ik", new long[] { 0, 4 }, new long[] { 4, 2 })]
    public void Matmul_of_every_shape_equals_einsum(string sum, long[] left, long[] right)
    {
        using var scope = NewDisposeScope();
        using var stream = new Generator(1);
        Tensor a = randn(left, dtype: Double, generator: stream), b = randn(right, dtype: Double, generator: stream);
        var expected = einsum(sum, a, b);
        Assert.Equal(expected.shape, a.matmul(b).shape);
        Assert.True(expected.allclose(a.matmul(b), 1e-12, 1e-12));
        Assert.True(matmul(a, b).equal(a.matmul(b)).all().item<bool>());
    }

    [Fact]
    public void Matmul_broadcasts_dimensions_of_one()
    {
        using var scope = NewDisposeScope();
        Tensor a = rand([2, 1, 3, 4], dtype: Double), b = rand([5, 4, 2], dtype: Double);
        Assert.True(einsum("abij,abjk->abik", a.expand(2, 5, 3, 4), b.expand(2, 5, 4, 2))
            .allclose(a.matmul(b), 1e-12, 1e-12));
    }

    [Fact]
    public void Matmul_of_two_matrices_gives_the_bytes_of_mm_and_its_gradient()
    {
        using var scope = NewDisposeScope();
        Tensor a = rand(7, 5, requires_grad: true), b = rand(5, 3);
        Assert.Equal(a.mm(b).bytes.ToArray(), a.matmul(b).bytes.ToArray());
        a.matmul(b).sum().backward();
        Assert.True(a.grad!.allclose(b.sum(1).expand(7, 5)));
    }

    [Theory]
    [InlineData(new long[] { 2, 3 }, new long[] { 2, 3 },
        "the last dimension of the first to be the last but one of the second")]
    [InlineData(new long[] { 3 }, new long[] { 4 },
        "the last dimension of the first to be the last but one of the second")]
    [InlineData(new long[] { 5, 2, 3 }, new long[] { 4, 3, 2 }, "batch dimensions that are equal or 1")]
    [InlineData(new long[0], new long[] { 3 }, "both arguments to have at least one dimension")]
    public void Matmul_of_shapes_that_do_not_fit_throws(long[] left, long[] right, string expected)
    {
        using var scope = NewDisposeScope();
        var message = Assert.Throws<ArgumentException>(() => rand(left).matmul(rand(right))).Message;
        string Shape(long[] shape) => $"Float32 [{string.Join(", ", shape)}] on CPU";
        Assert.Equal($"matmul: found {Shape(left)} and {Shape(right)}, expected {expected}", message);
    }

    [Fact]
    public void Matmul_of_other_types_throws()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("expected one element type",
            Assert.Throws<ArgumentException>(() => rand(2, 2).matmul(ones(2, 2, ScalarType.Int64))).Message);
        Assert.Throws<ArgumentNullException>(() => rand(2, 2).matmul(null!));
    }

    [Fact]
    public void Matmul_that_libtorch_refuses_throws_its_message()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("not implemented for 'Bool'",
            Bad.Message(() => ones(2, 2, ScalarType.Bool).matmul(ones(2, 2, ScalarType.Bool))));
        Assert.StartsWith("matmul: expand is unsupported",
            Bad.Message(() => rand(2, 2, 2).to_sparse().matmul(rand(2, 2, 2))));
        Assert.Contains("can't allocate memory",
            Bad.Message(() => ones(1, 1).expand(1 << 23, 1).matmul(ones(1, 1).expand(1, 1 << 23))));
        Tensor inferred;
        using (inference_mode())
            inferred = rand(2, 2);
        Assert.StartsWith("Inference tensors cannot be saved",
            Bad.Message(() => inferred.matmul(rand(2, 2, requires_grad: true))));
    }
}
