using FairLab.Data;
using FairLab.Models;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>Tables as tensors and back, for pre-processors that are networks.</summary>
static class LearnedFeatures
{
    /// <summary>Standardized features, shape [n, width].</summary>
    public static Tensor Inputs(TabularDataset data, Standardizer standardizer) =>
        tensor(standardizer.Apply(data), [data.Rows, standardizer.Width]);

    /// <summary>Labelled people of groups, read as these inputs.</summary>
    public static TensorDataset Dataset(TabularDataset people, Tensor inputs) =>
        new(inputs, tensor(Array.ConvertAll(people.Labels, y => (float)y)))
        {
            Target = TargetKind.Binary,
            Group = people.Group,
            Weights = people.Weights,
        };

    /// <summary>What a network makes of people, row-major.</summary>
    public static float[] Numbers(Func<Tensor> outputs)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        return outputs().contiguous().data<float>().ToArray();
    }
}
