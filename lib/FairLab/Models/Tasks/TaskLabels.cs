using FairLab.Data;

namespace FairLab.Models;

/// <summary>What one of several tasks asks of each row.</summary>
public sealed record TaskLabels
{
    /// <summary>Labels of a task.</summary>
    /// <param name="name">What tables call it, such as "age".</param>
    /// <param name="labels">Classes numbered from 0, or <see cref="Unknown"/>; shape [n].</param>
    /// <param name="classes">How many classes there are; null for as many as occur, at least two.</param>
    /// <exception cref="ArgumentException">A class outside these, or a task of which nothing is known.</exception>
    public TaskLabels(string name, IReadOnlyList<long> labels, int? classes = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(labels);
        var most = labels.DefaultIfEmpty(Unknown).Max();
        if (most == Unknown)
            throw new ArgumentException($"task '{name}': found no label, expected at least one", nameof(labels));
        (Name, Labels, Classes) = (name, labels, classes ?? Math.Max(2, (int)most + 1));
        if (labels.Any(label => label < Unknown || label >= Classes))
            throw new ArgumentException($"task '{name}': found a label of {labels.Min()} to {most}, expected 0 to "
                + $"{Classes - 1}, or {Unknown} for unknown", nameof(labels));
    }

    /// <summary>The label of a row of which it is not known: the task does not learn from it.</summary>
    public const long Unknown = -1;

    /// <summary>What tables call it.</summary>
    public string Name { get; }

    /// <summary>Classes numbered from 0, or <see cref="Unknown"/>; shape [n].</summary>
    public IReadOnlyList<long> Labels { get; }

    /// <summary>How many classes there are.</summary>
    public int Classes { get; }

    /// <summary>How many outputs of the network are the task's: 1 logit for two classes, else a logit each.</summary>
    public int Outputs => Classes == 2 ? 1 : Classes;

    internal TargetKind Target => Classes == 2 ? TargetKind.Binary : TargetKind.Multiclass;
}
