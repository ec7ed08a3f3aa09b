using FairLab.Data;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>Rows of tensors on a device, with the network that reads them: a data set's, or a user's own.</summary>
sealed class TableBatches : ITrainingData
{
    readonly Func<Tensor, Tensor> _network;
    readonly TargetKind _target;
    readonly Tensor _x, _y, _w, _loss;
    readonly Tensor? _z;

    /// <summary>People as a network reads them.</summary>
    public TableBatches(TabularDataset data, Standardizer standardizer, Device device, Func<Tensor, Tensor> network)
        : this(data, tensor(Array.ConvertAll(data.Labels, y => (float)y), device: device), TargetKind.Binary,
            standardizer, device, network)
    {
    }

    /// <summary>People with what the network is to say of them: 0 or 1, class numbers, or numbers, shape [n].</summary>
    public TableBatches(TabularDataset data, Tensor labels, TargetKind target, Standardizer standardizer,
        Device device, Func<Tensor, Tensor> network)
    {
        (_network, _target, Rows, _y) = (network, target, data.Rows, labels);
        _x = standardizer.ToTensor(data, device);
        (_w, _loss) = Weighed(data.Weights, data.Rows, device);
        _z = Membership(data.Group, device);
    }

    /// <summary>Tensors of any shape.</summary>
    public TableBatches(TensorDataset data, Device device, Func<Tensor, Tensor> network)
    {
        (_network, _target, Rows) = (network, data.Target, (int)data.Inputs.shape[0]);
        _x = data.Inputs.detach().to(device).alias();
        _y = (data.Target == TargetKind.Multiclass ? data.Labels.to(ScalarType.Int64)
            : data.Labels.to(data.Inputs.dtype)).detach().to(device).alias();
        (_w, _loss) = Weighed(data.Weights, Rows, device);
        _z = data.Group is null ? null : Membership(data.Group, device);
    }

    public int Rows { get; }

    public TrainingBatch Batch(int[]? rows)
    {
        var index = rows is null ? null : tensor(Array.ConvertAll(rows, i => (long)i), device: _x.device);
        Tensor Take(Tensor all) => index is null ? all : all.index_select(0, index);
        var x = Take(_x);
        return new TrainingBatch
        {
            Inputs = x,
            Outputs = _network(x),
            Labels = Take(_y),
            Target = _target,
            Groups = _z is null ? null : Take(_z),
            Weights = Take(_w),
            LossWeights = Take(_loss),
            Network = _network,
        };
    }

    public void Dispose()
    {
        foreach (var tensor in (Tensor?[])[_x, _y, _w, _loss, _z])
            tensor?.Dispose();
    }

    // Weights of mean 1 keep the size of a step, and so the learning rate's meaning, whatever their unit.
    static (Tensor People, Tensor Loss) Weighed(double[]? weights, int rows, Device device)
    {
        if (weights is null)
        {
            var all = ones(rows, device: device);
            return (all, all.alias());
        }
        var mean = weights.Average();
        return (tensor(Array.ConvertAll(weights, w => (float)w), device: device),
            tensor(Array.ConvertAll(weights, w => (float)(w / mean)), device: device));
    }

    /// <summary>1 in the column of each row's group, else 0, shape [rows, groups].</summary>
    internal static Tensor Membership(Grouping group, Device device)
    {
        var member = new float[group.Codes.Length * group.Levels.Count];
        for (var row = 0; row < group.Codes.Length; row++)
            member[row * group.Levels.Count + group.Codes[row]] = 1;
        return tensor(member, [group.Codes.Length, group.Levels.Count], device: device);
    }
}
