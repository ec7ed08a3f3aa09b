using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>
/// Pictures from generated codes: a <see cref="WassersteinGan"/> learnt what an autoencoder's codes of each class are
/// like, and the autoencoder makes pictures of its own. It frees the generator of codes, not the autoencoder, which may
/// serve others.
/// </summary>
public sealed class LatentGenerator : IImageGenerator
{
    readonly ImageAutoencoder _autoencoder;

    /// <summary>Pictures of an autoencoder from codes of a generator.</summary>
    /// <param name="autoencoder">What makes pictures of codes.</param>
    /// <param name="codes">What makes codes, of as many classes.</param>
    /// <exception cref="ArgumentException">Another number of classes.</exception>
    public LatentGenerator(ImageAutoencoder autoencoder, VectorGenerator codes)
    {
        ArgumentNullException.ThrowIfNull(autoencoder);
        ArgumentNullException.ThrowIfNull(codes);
        if (autoencoder.Classes != codes.Classes)
            throw new ArgumentException($"found codes of {codes.Classes} classes, expected those of the autoencoder, "
                + $"{autoencoder.Classes}", nameof(codes));
        (_autoencoder, Codes) = (autoencoder, codes);
    }

    /// <inheritdoc/>
    public int Classes => Codes.Classes;

    /// <summary>What makes codes, with the history of its training.</summary>
    public VectorGenerator Codes { get; }

    /// <inheritdoc/>
    public Tensor Sample(int @class, int count, long seed)
    {
        using var scope = NewDisposeScope();
        return _autoencoder.Decode(Codes.Sample(@class, count, seed), @class).MoveToOuterDisposeScope();
    }

    /// <summary>Frees the generator of codes.</summary>
    public void Dispose() => Codes.Dispose();
}
