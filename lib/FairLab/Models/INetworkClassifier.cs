using FairLab.Data;
using TorchSharp;

namespace FairLab.Models;

/// <summary>A classifier of people that is a network: what it says can be differentiated by what it reads.</summary>
public interface INetworkClassifier : IClassifier, IDisposable
{
    /// <summary>The network: inputs [n, features] to logits.</summary>
    torch.nn.Module<torch.Tensor, torch.Tensor> Network { get; }

    /// <summary>The losses after each epoch; empty for a network that was trained elsewhere.</summary>
    IReadOnlyList<EpochLoss> History { get; }

    /// <summary>The features as the network takes them, shape [n, features], on its device.</summary>
    torch.Tensor Inputs(TabularDataset data);

    /// <summary>The logit of the favourable outcome, differentiable in the inputs, shape [n].</summary>
    /// <param name="inputs">Features as <see cref="Inputs"/> gives them.</param>
    torch.Tensor Logits(torch.Tensor inputs);

    /// <summary>What comes out of a layer for some people, shape [n, ...]; see <see cref="NetworkLayers"/>.</summary>
    /// <param name="layer">A name of <see cref="NetworkLayers.Names"/>.</param>
    /// <param name="data">The people.</param>
    /// <exception cref="ArgumentException">An unknown layer, with the nearest name.</exception>
    torch.Tensor Activations(string layer, TabularDataset data);
}
