using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace FairLab.TorchGuards;

/// <summary>
/// <c>matmul</c> by operators that libtorch's own is made of: its export in TorchSharp catches nothing, so that shapes
/// that do not fit, a type without products or too little memory end the process.
/// </summary>
static class MatmulGuard
{
    [Hook("Instead", "TorchSharp.torch/Tensor::matmul")]
    internal static Tensor Matmul(Tensor left, Tensor right)
    {
        ArgumentNullException.ThrowIfNull(right);
        try
        {
            return (left.dim(), right.dim()) switch
            {
                (2, 2) => left.mm(right),
                (2, 1) => left.mv(right),
                (1, 1) => left.dot(right),
                _ => (Tensor)OwnScript.Invoke("matmul", left, right),
            };
        }
        catch (Exception e) when (e is ExternalException or InvalidOperationException)
        {
            // Only now, since asking for shapes takes longer than a small product.
            Check(left, right);
            throw;
        }
    }

    static void Check(Tensor left, Tensor right)
    {
        long[] a = left.shape, b = right.shape;
        if (a.Length == 0 || b.Length == 0)
            throw Mismatch("both arguments to have at least one dimension");
        if (left.dtype != right.dtype)
            throw Mismatch("one element type");
        if (left.device_type != right.device_type)
            throw Mismatch("one device");
        if (a[^1] != b[Math.Max(0, b.Length - 2)])
            throw Mismatch("the last dimension of the first to be the last but one of the second");
        for (int i = 3; i <= Math.Min(a.Length, b.Length); i++)
        {
            if (a[^i] != b[^i] && a[^i] != 1 && b[^i] != 1)
                throw Mismatch("batch dimensions that are equal or 1");
        }

        ArgumentException Mismatch(string expected) => new(
            $"matmul: found {Shape(left)} and {Shape(right)}, expected {expected}");
    }

    static string Shape(Tensor t) => $"{t.dtype} [{string.Join(", ", t.shape)}] on {t.device_type}";
}
