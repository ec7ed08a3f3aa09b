namespace FairLab.Models;

/// <summary>How much each of several tasks counts while a network learns them together.</summary>
public interface ITaskWeighting
{
    /// <summary>What tables call it.</summary>
    string Name { get; }

    /// <summary>The weights of one training, at their start.</summary>
    /// <param name="tasks">How many tasks.</param>
    ITaskWeights Begin(int tasks);
}
