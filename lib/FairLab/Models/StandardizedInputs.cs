using FairLab.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>People as networks of tables read them.</summary>
static class StandardizedInputs
{
    /// <summary>The standardized features, shape [n, features].</summary>
    public static Tensor ToTensor(this Standardizer standardizer, TabularDataset data, Device device)
    {
        ArgumentNullException.ThrowIfNull(data);
        return tensor(standardizer.Apply(data), [data.Rows, standardizer.Width], device: device);
    }

    /// <summary>What comes out of a layer for some people, without its derivative, shape [n, ...].</summary>
    public static Tensor Activations(
        this Standardizer standardizer, TrainedNetwork network, string layer, TabularDataset data)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        return network.Activations(layer, standardizer.ToTensor(data, network.Device)).MoveToOuterDisposeScope();
    }
}
