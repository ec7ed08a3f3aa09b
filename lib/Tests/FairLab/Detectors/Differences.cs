using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Tests.Detectors;

/// <summary>Gradients against central differences.</summary>
static class Differences
{
    /// <summary>
    /// Asserts that a penalty's gradient in the weights agrees with central differences to 1e-5, in double precision.
    /// </summary>
    public static void AssertGradient(double[] weights, Func<Tensor, Tensor> penalty)
    {
        var w = tensor(weights).requires_grad_();
        penalty(w).backward();
        var analytic = w.grad!.data<double>().ToArray();
        for (var k = 0; k < weights.Length; k++)
        {
            double At(double shift)
            {
                var moved = (double[])weights.Clone();
                moved[k] += shift;
                return penalty(tensor(moved)).item<double>();
            }
            var numeric = (At(1e-5) - At(-1e-5)) / 2e-5;
            Assert.Equal(numeric, analytic[k], 1e-5 * Math.Max(1, Math.Abs(numeric)));
        }
        Assert.Contains(analytic, g => Math.Abs(g) > 1e-6);
    }
}
