using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>A network that learnt several tasks together: one trunk, an output for each.</summary>
public sealed class MultiTaskNetwork : IDisposable
{
    internal MultiTaskNetwork(TrainedNetwork trained, IReadOnlyList<TaskLabels> tasks) =>
        (Trained, TaskList) = (trained, tasks);

    /// <summary>The network on tensors, all tasks' outputs side by side.</summary>
    public TrainedNetwork Trained { get; }

    /// <summary>The names of the tasks, in the order of the outputs.</summary>
    public IReadOnlyList<string> Tasks => [.. TaskList.Select(t => t.Name)];

    /// <summary>The losses after each epoch; those of validation with every task the same.</summary>
    public IReadOnlyList<EpochLoss> History => Trained.History;

    /// <summary>How much each task counted in the end, shape [tasks].</summary>
    public IReadOnlyList<double> Weights { get; internal init; } = [];

    /// <summary>How much each task counted after each epoch, shape [epochs, tasks].</summary>
    public IReadOnlyList<IReadOnlyList<double>> WeightHistory { get; internal init; } = [];

    IReadOnlyList<TaskLabels> TaskList { get; }

    /// <summary>What the network says of one task: the probability of class 1, shape [n], or of each class, shape [n,
    /// classes].</summary>
    /// <param name="task">One of <see cref="Tasks"/>.</param>
    /// <param name="inputs">Shape [n, ...].</param>
    /// <exception cref="ArgumentException">There is no such task; the message names the nearest.</exception>
    public Tensor Predict(string task, Tensor inputs)
    {
        var index = Tasks.ToList().IndexOf(task);
        if (index < 0)
            throw new ArgumentException(NearestName.Message("task", task, [.. Tasks]), nameof(task));
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var outputs = TaskBatches.Split(Trained.Outputs(inputs), TaskList).ElementAt(index);
        return (TaskList[index].Outputs == 1 ? sigmoid(outputs) : outputs.softmax(1)).MoveToOuterDisposeScope();
    }

    /// <summary>The most probable class of every row, shape [n].</summary>
    /// <inheritdoc cref="Predict"/>
    public int[] Classify(string task, Tensor inputs)
    {
        using var scope = NewDisposeScope();
        var found = Predict(task, inputs);
        var classes = found.dim() == 1 ? found.gt(0.5).to(ScalarType.Int64) : found.argmax(1);
        return [.. classes.cpu().data<long>().Select(c => (int)c)];
    }

    /// <summary>Frees the network.</summary>
    public void Dispose() => Trained.Dispose();
}
