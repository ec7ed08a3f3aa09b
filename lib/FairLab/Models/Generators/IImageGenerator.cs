using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>Draws pictures of a class like those it was trained on.</summary>
public interface IImageGenerator : IDisposable
{
    /// <summary>How many classes there are.</summary>
    int Classes { get; }

    /// <summary>Draws pictures in [0, 1], shape [count, channels, height, width].</summary>
    /// <param name="class">Of which class.</param>
    /// <param name="count">How many.</param>
    /// <param name="seed">Decides everything that is random.</param>
    Tensor Sample(int @class, int count, long seed);
}
