using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>The loss of a batch as differentiable scalars: what fits, and what each term adds (null where
/// undefined).</summary>
readonly record struct BatchLoss(Tensor Prediction, Tensor?[] Terms)
{
    /// <summary>What is minimized; the optimizer's L2 penalty stands for the model term.</summary>
    public Tensor Total()
    {
        var total = Prediction;
        foreach (var term in Terms)
            total = term is null ? total : total + term;
        return total;
    }

    /// <summary>½ λ₂ ‖θ‖².</summary>
    public static double Model(IEnumerable<Tensor> parameters, double decay)
    {
        using var scope = TorchSharp.torch.NewDisposeScope();
        using var _ = no_grad();
        return 0.5 * decay * parameters.Sum(p => (double)p.square().sum().item<float>());
    }
}
