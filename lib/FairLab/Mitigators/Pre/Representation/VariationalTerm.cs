using FairLab.Models;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>
/// The negative evidence lower bound of x given s, per feature and in nats up to a constant: [½ ‖x - E[x | z, s]‖² +
/// ½ Σ_j (μ_j² + σ_j² - ln σ_j² - 1)] / d, times its weight.
/// </summary>
sealed class VariationalTerm(Func<VariationalNetwork> network, int features, double weight) : ILossTerm
{
    public string Name => "variational-fair-autoencoder";

    public IReadOnlyList<string> Layers => ["encoder", "code"];

    public Tensor? Compute(TrainingBatch batch)
    {
        var (statistics, code) = (batch.Layer("encoder"), batch.Layer("code"));
        var units = code.shape[1];
        var (mean, logVariance) = (statistics.narrow(1, 0, units), statistics.narrow(1, units, units));
        var x = batch.Inputs.narrow(1, 0, features);
        var error = (x - network().Decode(code, batch.GroupsFor(this))).square().sum(1L) / 2;
        var divergence = (mean.square() + logVariance.exp() - logVariance - 1).sum(1L) / 2;
        return weight / features * (((error + divergence) * batch.Weights).sum() / batch.Weights.sum());
    }
}
