using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Batches of lists of tensors.</summary>
public sealed class IterableDataLoader : DataLoader<IList<Tensor>, IList<Tensor>>
{
    readonly TensorDataset? _tensors;
    readonly Device _device;

    /// <summary>A loader that shuffles when asked to.</summary>
    public IterableDataLoader(
        utils.data.IterableDataset dataset, int batchSize, bool shuffle = false, Device? device = null, int? seed = null, int num_worker = 1,
        bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
        : base(dataset, batchSize, Collate, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset) =>
        (_tensors, _device) = (dataset as TensorDataset, device ?? CPU);

    /// <summary>A loader that reads in a given order.</summary>
    public IterableDataLoader(
        utils.data.IterableDataset dataset, int batchSize, IEnumerable<long> shuffler, Device? device = null, int num_worker = 1,
        bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
        : base(dataset, batchSize, Collate, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset) =>
        (_tensors, _device) = (dataset as TensorDataset, device ?? CPU);

    // Rows of tensors are taken together: one operator a tensor instead of one a row.
    private protected override IList<Tensor> Batch(long[] indices)
    {
        if (_tensors is null) return base.Batch(indices);
        using var scope = NewDisposeScope();
        return [.. _tensors.Rows(indices).Select(rows => rows.to(_device).MoveToOuterDisposeScope())];
    }

    static IList<Tensor> Collate(IEnumerable<IList<Tensor>> examples, Device device)
    {
        var all = examples.ToList();
        return [.. Enumerable.Range(0, all[0].Count).Select(part => stack(all.Select(example => example[part])).to(device))];
    }
}
