using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Reads a data set in batches, in order or shuffled anew at each pass.</summary>
/// <typeparam name="T">An example.</typeparam>
/// <typeparam name="S">A batch.</typeparam>
public class DataLoader<T, S> : IEnumerable<S>, IDisposable
{
    readonly utils.data.Dataset<T> _dataset;
    readonly Func<IEnumerable<T>, Device, S> _collate;
    readonly IEnumerable<long>? _order;
    readonly int _batchSize;
    readonly bool _shuffle, _dropLast, _disposeBatch, _disposeDataset;
    readonly Device _device;
    readonly int? _seed;
    int _passes;

    /// <summary>A loader that shuffles when asked to.</summary>
    /// <param name="dataset">The examples.</param>
    /// <param name="batchSize">Examples a batch.</param>
    /// <param name="collate_fn">Makes a batch of examples, on a device.</param>
    /// <param name="shuffle">Whether each pass has its own random order.</param>
    /// <param name="device">Where batches are put; null is the processor.</param>
    /// <param name="seed">Fixes the orders of all passes; null draws from the default stream, so that manual_seed fixes them.</param>
    /// <param name="num_worker">Taken for compatibility: batches are made where they are read, so that scopes own their tensors.</param>
    /// <param name="drop_last">Whether a last, smaller batch is left out.</param>
    /// <param name="disposeBatch">Whether a batch is freed when the next one is read.</param>
    /// <param name="disposeDataset">Whether the data set is freed with the loader.</param>
    public DataLoader(
        utils.data.Dataset<T> dataset, int batchSize, Func<IEnumerable<T>, Device, S> collate_fn, bool shuffle = false, Device? device = null,
        int? seed = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(collate_fn);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        (_dataset, _batchSize, _collate, _shuffle, _device, _seed) = (dataset, batchSize, collate_fn, shuffle, device ?? CPU, seed);
        (_dropLast, _disposeBatch, _disposeDataset) = (drop_last, disposeBatch, disposeDataset);
    }

    /// <summary>A loader that reads in the order that <paramref name="shuffler"/> gives.</summary>
    /// <param name="dataset">The examples.</param>
    /// <param name="batchSize">Examples a batch.</param>
    /// <param name="collate_fn">Makes a batch of examples, on a device.</param>
    /// <param name="shuffler">The numbers of the examples in the order to read them.</param>
    /// <param name="device">Where batches are put; null is the processor.</param>
    /// <param name="num_worker">Taken for compatibility.</param>
    /// <param name="drop_last">Whether a last, smaller batch is left out.</param>
    /// <param name="disposeBatch">Whether a batch is freed when the next one is read.</param>
    /// <param name="disposeDataset">Whether the data set is freed with the loader.</param>
    public DataLoader(
        utils.data.Dataset<T> dataset, int batchSize, Func<IEnumerable<T>, Device, S> collate_fn, IEnumerable<long> shuffler, Device? device = null,
        int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
        : this(dataset, batchSize, collate_fn, false, device, null, num_worker, drop_last, disposeBatch, disposeDataset) => _order = shuffler;

    /// <summary>How many batches a pass has.</summary>
    public long Count => _dropLast ? _dataset.Count / _batchSize : (_dataset.Count + _batchSize - 1) / _batchSize;

    /// <summary>One pass over the data.</summary>
    public IEnumerator<S> GetEnumerator()
    {
        foreach (var indices in Order().Chunk(_batchSize))
        {
            if (_dropLast && indices.Length < _batchSize) yield break;
            var batch = Batch(indices);
            yield return batch;
            if (_disposeBatch) DisposeBatch(batch);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Frees the data set when the loader was told to.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the data set when the loader was told to.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && _disposeDataset) _dataset.Dispose();
    }

    private protected virtual S Batch(long[] indices)
    {
        using var scope = NewDisposeScope();
        var batch = _collate(indices.Select(_dataset.GetTensor), _device);
        foreach (var tensor in TensorsOf(batch)) tensor.MoveToOuterDisposeScope();
        return batch;
    }

    IEnumerable<long> Order()
    {
        if (_order is not null) return _order;
        if (!_shuffle) return Enumerable.Range(0, checked((int)_dataset.Count)).Select(index => (long)index);
        using var scope = NewDisposeScope();
        // A fixed seed gives each pass its own order, the same ones every time.
        var generator = _seed is { } seed ? new Generator(unchecked((ulong)seed + (ulong)_passes++)) : null;
        return randperm(_dataset.Count, ScalarType.Int64, generator: generator).data<long>().ToArray();
    }

    static void DisposeBatch(S batch)
    {
        foreach (var tensor in TensorsOf(batch)) tensor.Dispose();
    }

    static IEnumerable<Tensor> TensorsOf(S batch) => batch switch
    {
        Tensor tensor => [tensor],
        IEnumerable<Tensor> tensors => tensors,
        IDictionary<string, Tensor> named => named.Values,
        System.Runtime.CompilerServices.ITuple tuple => Enumerable.Range(0, tuple.Length).Select(i => tuple[i]).OfType<Tensor>(),
        _ => [],
    };
}
