using FairLab.Data;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>What anybody's module gives, checked and in the shape of the labels.</summary>
static class NetworkOutput
{
    /// <summary>Inputs to outputs: [n] where there is one, else [n, outputs].</summary>
    /// <param name="network">The module.</param>
    /// <param name="target">What it predicts.</param>
    /// <param name="outputs">How many outputs the labels ask for.</param>
    /// <exception cref="ArgumentException">An output of another shape, or inputs that the module does not
    /// take.</exception>
    public static Func<Tensor, Tensor> Checked(nn.Module<Tensor, Tensor> network, TargetKind target, int outputs) =>
        x =>
    {
        var output = Call(network, x);
        long[] shape = output.shape;
        if (shape.Length == 1 && outputs == 1 && shape[0] == x.shape[0] && target != TargetKind.Multiclass)
            return output;
        // A network may know more classes than these data have.
        if (shape.Length != 2 || shape[0] != x.shape[0] || (target == TargetKind.Multiclass ? shape[1] < outputs
            : shape[1] != outputs))
            throw new ArgumentException($"found an output of shape [{string.Join(", ", shape)}] for inputs of shape "
                + $"[{string.Join(", ", x.shape)}], expected {Expected(x.shape[0], target, outputs)}");
        return outputs == 1 && target != TargetKind.Multiclass ? output.reshape(-1) : output;
    };

    /// <summary>Outputs of as many classes as have names.</summary>
    /// <exception cref="ArgumentException">More: what people were put into would have no name.</exception>
    public static Tensor Named(Tensor outputs, int classes) => outputs.dim() < 2 || outputs.shape[1] == classes
        ? outputs
        : throw new ArgumentException($"found an output of shape [{string.Join(", ", outputs.shape)}], expected "
            + Expected(outputs.shape[0], TargetKind.Multiclass, classes));

    static Tensor Call(nn.Module<Tensor, Tensor> network, Tensor x)
    {
        try
        {
            return network.call(x);
        }
        catch (ExternalException e)
        {
            throw new ArgumentException($"found inputs of shape [{string.Join(", ", x.shape)}], which the network "
                + $"does not take: {e.Message}; expected a builder that makes the network for this width", e);
        }
    }

    static string Expected(long rows, TargetKind target, int outputs) => target switch
    {
        TargetKind.Multiclass => $"[{rows}, {outputs}]: a logit for each class",
        TargetKind.Binary when outputs == 1 => $"[{rows}] or [{rows}, 1]: one logit a row, before any sigmoid",
        TargetKind.Regression when outputs == 1 => $"[{rows}] or [{rows}, 1]: one number a row",
        _ => $"[{rows}, {outputs}]",
    };
}
