using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>Encoder and decoder of a <see cref="VariationalAutoencoder"/>.</summary>
sealed class AutoencoderNetwork : nn.Module<Tensor, Tensor>
{
    readonly nn.Module<Tensor, Tensor> _read, _grow, _paint;
    readonly long _maps, _height, _width;
    readonly int _latent;

    public AutoencoderNetwork(VariationalAutoencoder recipe, long[] shape, int classes, Device device)
        : base(nameof(AutoencoderNetwork))
    {
        var (channels, maps) = (shape[1], (long)recipe.Maps);
        (_maps, _height, _width, _latent) = (4 * maps, shape[2] / 8, shape[3] / 8, recipe.Latent);
        var flat = _maps * _height * _width;
        _read = nn.Sequential(
            ("conv1", nn.Conv2d(channels, maps, 3, stride: 2, padding: 1)), ("relu1", nn.ReLU()),
            ("conv2", nn.Conv2d(maps, 2 * maps, 3, stride: 2, padding: 1)), ("relu2", nn.ReLU()),
            ("conv3", nn.Conv2d(2 * maps, 4 * maps, 3, stride: 2, padding: 1)), ("relu3", nn.ReLU()),
            ("flat", nn.Flatten()), ("code", nn.Linear(flat, 2 * recipe.Latent)));
        _grow = nn.Sequential(("linear", nn.Linear(recipe.Latent + classes, flat)), ("relu", nn.ReLU()));
        _paint = nn.Sequential(
            ("conv1", nn.ConvTranspose2d(4 * maps, 2 * maps, 4, stride: 2, padding: 1)), ("relu1", nn.ReLU()),
            ("conv2", nn.ConvTranspose2d(2 * maps, maps, 4, stride: 2, padding: 1)), ("relu2", nn.ReLU()),
            ("conv3", nn.ConvTranspose2d(maps, channels, 4, stride: 2, padding: 1)));
        RegisterComponents();
        this.to(device);
        // It is made while a training's tensors are collected, and outlives the training.
        foreach (var parameter in parameters())
            parameter.DetachFromDisposeScope();
    }

    /// <summary>μ and log σ² of pictures, each [n, latent].</summary>
    public (Tensor Mean, Tensor LogVariance) Encode(Tensor images)
    {
        var code = _read.call(images);
        // Beyond these a variance has no use, and its exponential no bound.
        return (code.narrow(1, 0, _latent), code.narrow(1, _latent, _latent).clamp(-10, 10));
    }

    /// <summary>Pictures of codes [n, latent] and one-hot classes [n, classes].</summary>
    public Tensor Decode(Tensor codes, Tensor condition) => sigmoid(_paint.call(
        _grow.call(cat([codes, condition], 1)).reshape(codes.shape[0], _maps, _height, _width)));

    public override Tensor forward(Tensor images) => Encode(images).Mean;
}
