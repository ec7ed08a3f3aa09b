using TorchSharp;

namespace FairLab.Models;

/// <summary>
/// A term that plays a game with the network: it has parameters of its own, such as an adversary's, and moves after
/// each step of the network. Its parameters are freed with it when training ends.
/// </summary>
public interface IGameTerm : ILossTerm
{
    /// <summary>Whether it changes nothing (strength 0): training is then as without it, bit for bit.</summary>
    /// <value>False.</value>
    bool IsIdle => false;

    /// <summary>A player for one training, with parameters at their start; training disposes of it.</summary>
    /// <param name="device">Where the network is.</param>
    /// <param name="seed">Decides everything that is random; it differs from term to term.</param>
    IPlayer Begin(torch.Device device, long seed);

    /// <summary>Not asked: <see cref="Begin"/> gives the term that is.</summary>
    torch.Tensor? ILossTerm.Compute(TrainingBatch batch) =>
        throw new InvalidOperationException($"{Name} plays a game: ask the player that {nameof(Begin)} gives");
}
