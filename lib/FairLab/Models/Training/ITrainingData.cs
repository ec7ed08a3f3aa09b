namespace FairLab.Models;

/// <summary>Rows that a network is trained on: a table's, texts, images, with the network that reads them.</summary>
interface ITrainingData : IDisposable
{
    /// <summary>How many.</summary>
    int Rows { get; }

    /// <summary>Some rows with the network's outputs for them, in the dispose scope of the caller.</summary>
    /// <param name="rows">Which; null for all in their own order.</param>
    TrainingBatch Batch(int[]? rows);
}
