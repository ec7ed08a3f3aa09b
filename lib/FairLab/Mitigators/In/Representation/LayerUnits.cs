using FairLab.Data;
using FairLab.Models;
using MathNet.Numerics.LinearAlgebra;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>A layer's output for some people as a matrix.</summary>
static class LayerUnits
{
    /// <summary>A row a person, a column a unit.</summary>
    public static Matrix<double> Of(INetworkClassifier network, string layer, TabularDataset people)
    {
        using var scope = NewDisposeScope();
        return Of(network.Activations(layer, people));
    }

    /// <summary>A tensor [n, ...] as a matrix [n, units].</summary>
    public static Matrix<double> Of(Tensor hidden)
    {
        using var scope = NewDisposeScope();
        var flat = hidden.detach().flatten(1).to(ScalarType.Float64).cpu();
        var (rows, units) = ((int)flat.shape[0], (int)flat.shape[1]);
        return Matrix<double>.Build.Dense(units, rows, flat.contiguous().data<double>().ToArray()).Transpose();
    }
}
