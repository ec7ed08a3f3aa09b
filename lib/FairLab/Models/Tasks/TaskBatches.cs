using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>Rows with the labels of several tasks, with the network that reads them.</summary>
sealed class TaskBatches : ITrainingData
{
    readonly Func<Tensor, Tensor> _network;
    readonly IReadOnlyList<TaskLabels> _tasks;
    readonly ITaskWeights _weights;
    readonly Tensor _x, _y;

    public TaskBatches(TaskDataset data, Device device, Func<Tensor, Tensor> network, ITaskWeights weights)
    {
        (_network, _tasks, _weights, Rows) = (network, data.Tasks, weights, (int)data.Inputs.shape[0]);
        _x = data.Inputs.detach().to(device).alias();
        _y = stack([.. data.Tasks.Select(t => tensor(t.Labels.ToArray(), device: device))], 1);
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
            Target = Data.TargetKind.Multiclass,
            Weights = ones(x.shape[0], device: _x.device),
            Network = _network,
            Prediction = Loss,
        };
    }

    public void Dispose()
    {
        _x.Dispose();
        _y.Dispose();
    }

    /// <summary>The outputs of each task, shape [n] or [n, classes].</summary>
    public static IEnumerable<Tensor> Split(Tensor outputs, IReadOnlyList<TaskLabels> tasks)
    {
        if (outputs.dim() == 1)
            outputs = outputs.unsqueeze(1);
        var from = 0L;
        foreach (var task in tasks)
        {
            var own = outputs.narrow(1, from, task.Outputs);
            from += task.Outputs;
            yield return task.Outputs == 1 ? own.reshape(-1) : own;
        }
    }

    Tensor Loss(TrainingBatch batch)
    {
        Tensor?[] losses = [.. Split(batch.Outputs, _tasks).Select((outputs, t) => Loss(batch, outputs, t))];
        // Epochs are compared by what does not move: every task the same.
        return is_grad_enabled() ? _weights.Combine(losses)
            : TaskLoss.Sum(losses, [.. losses.Select(_ => 1.0 / losses.Length)]);
    }

    Tensor? Loss(TrainingBatch batch, Tensor outputs, int task)
    {
        var labels = batch.Labels.select(1, task);
        if (_tasks[task].Labels.Contains(TaskLabels.Unknown))
        {
            var known = labels.ne(TaskLabels.Unknown).nonzero().reshape(-1);
            if (known.shape[0] == 0)
                return null;
            (outputs, labels) = (outputs.index_select(0, known), labels.index_select(0, known));
        }
        var isBinary = _tasks[task].Target == Data.TargetKind.Binary;
        return PredictionLoss.Compute(batch with
        {
            Outputs = outputs,
            Labels = isBinary ? labels.to(outputs.dtype) : labels,
            Target = _tasks[task].Target,
            LossWeights = ones(labels.shape[0], device: labels.device),
            Prediction = null,
        });
    }
}
