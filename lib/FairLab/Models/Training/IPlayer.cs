namespace FairLab.Models;

/// <summary>A term of one training, with parameters of its own.</summary>
public interface IPlayer : ILossTerm, IDisposable
{
    /// <summary>
    /// Whether the validation loss tells a better epoch from a worse. It does not where the loss falls because the
    /// player is still weak: training then runs all its epochs and keeps the last.
    /// </summary>
    /// <value>True.</value>
    bool HasBestEpoch => true;

    /// <summary>Its own move, after the network's: a step of its optimizer on the same batch.</summary>
    /// <param name="batch">
    /// The batch as the network saw it before its step; detach what comes from it, its graph is gone.
    /// </param>
    void Step(TrainingBatch batch);
}
