using FairLab.Data;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>A data set as tensors on a device.</summary>
sealed class MlpData : IDisposable
{
    readonly Tensor _x, _y, _w, _loss, _z;

    public MlpData(TabularDataset data, Standardizer standardizer, Device device)
    {
        Rows = data.Rows;
        _x = tensor(standardizer.Apply(data), [data.Rows, standardizer.Width], device: device);
        _y = tensor(Array.ConvertAll(data.Labels, y => (float)y), device: device);
        // Weights of mean 1 keep the size of a step, and so the learning rate's meaning, whatever their unit.
        var mean = data.Weights?.Average() ?? 1;
        _w = tensor(data.Weights is null ? Ones(data.Rows) : Array.ConvertAll(data.Weights, w => (float)w), device: device);
        _loss = data.Weights is null ? _w.alias() : tensor(Array.ConvertAll(data.Weights, w => (float)(w / mean)), device: device);
        var groups = new float[data.Rows * data.Group.Levels.Count];
        for (var row = 0; row < data.Rows; row++)
            groups[row * data.Group.Levels.Count + data.Group.Codes[row]] = 1;
        _z = tensor(groups, [data.Rows, data.Group.Levels.Count], device: device);
    }

    public int Rows { get; }

    /// <summary>The mean weighted cross entropy of some rows (all when null), plus the term if there is one and the rows define it.</summary>
    public BatchLoss Loss(MlpNetwork network, Tensor? rows, ILossTerm? term)
    {
        Tensor Take(Tensor all) => rows is null ? all : all.index_select(0, rows);
        var (y, w) = (Take(_y), Take(_w));
        var x = Take(_x);
        var hidden = network.Hidden(x);
        var logits = network.Logits(hidden);
        var loss = nn.functional.binary_cross_entropy_with_logits(logits, y, weight: Take(_loss));
        return new BatchLoss(loss, term?.Of(new TrainingBatch(logits, hidden, y, Take(_z), w) { Inputs = x, Network = network.call }));
    }

    public void Dispose()
    {
        _x.Dispose();
        _y.Dispose();
        _w.Dispose();
        _loss.Dispose();
        _z.Dispose();
    }

    static float[] Ones(int n)
    {
        var ones = new float[n];
        Array.Fill(ones, 1f);
        return ones;
    }
}
