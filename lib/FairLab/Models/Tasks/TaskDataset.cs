using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>Inputs with the labels of several tasks, for <see cref="NetworkLearner.TrainTasks"/>.</summary>
public sealed record TaskDataset
{
    /// <summary>Data of some tasks.</summary>
    /// <param name="inputs">Shape [n, ...].</param>
    /// <param name="tasks">At least one, each of another name, with n labels.</param>
    /// <exception cref="ArgumentException">Labels of another length, no task, or two of one name.</exception>
    public TaskDataset(Tensor inputs, params IReadOnlyList<TaskLabels> tasks)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(tasks);
        if (tasks.Count == 0)
            throw new ArgumentException("found no tasks, expected at least one", nameof(tasks));
        Data.Distinct.Check("task", [.. tasks.Select(t => t.Name)]);
        if (tasks.FirstOrDefault(t => t.Labels.Count != inputs.shape[0]) is { } odd)
            throw new ArgumentException($"task '{odd.Name}': found {odd.Labels.Count} labels, expected "
                + $"{inputs.shape[0]}, one for each input", nameof(tasks));
        (Inputs, Tasks) = (inputs, tasks);
    }

    /// <summary>Shape [n, ...].</summary>
    public Tensor Inputs { get; }

    /// <summary>The tasks, in the order of the network's outputs.</summary>
    public IReadOnlyList<TaskLabels> Tasks { get; }

    /// <summary>The same inputs with one task alone.</summary>
    /// <param name="name">The task.</param>
    /// <exception cref="ArgumentException">There is no such task; the message names the nearest.</exception>
    public TaskDataset Only(string name)
    {
        var task = Tasks.FirstOrDefault(t => t.Name == name)
            ?? throw new ArgumentException(NearestName.Message("task", name, [.. Tasks.Select(t => t.Name)]),
                nameof(name));
        return new TaskDataset(Inputs, task);
    }
}
