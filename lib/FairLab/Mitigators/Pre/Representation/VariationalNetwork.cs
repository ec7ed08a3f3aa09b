using FairLab.Models;
using FairLab.Numerics;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>
/// The networks of a variational fair autoencoder: (x, s) to the mean and logarithmic variance of a code, the code to a
/// label, the code and s to x.
/// </summary>
sealed class VariationalNetwork : nn.Module<Tensor, Tensor>
{
    readonly SeededLayers _encoder, _label, _decoder;
    readonly Sample _code;

    public VariationalNetwork(int features, int groups, int hidden, int code, SeededRandom random)
        : base(nameof(VariationalNetwork))
    {
        SeededLayers Layers(params int[] widths) => new(widths, static x => x.relu(), random, device("cpu"));
        _encoder = Layers(features + groups, hidden, 2 * code);
        _code = new Sample(code, unchecked((long)random.NextBits()));
        _label = Layers(code, hidden, 1);
        _decoder = Layers(code + groups, hidden, features);
        register_module("encoder", _encoder);
        register_module("code", _code);
        register_module("label", _label);
        register_module("decoder", _decoder);
    }

    public override Tensor forward(Tensor x) => _label.call(_code.call(_encoder.call(x)));

    /// <summary>E[x | z, s], shape [n, features].</summary>
    public Tensor Decode(Tensor code, Tensor groups) => _decoder.call(cat([code, groups], 1));

    /// <summary>A draw from N(μ, σ²) in training, μ otherwise.</summary>
    sealed class Sample(int code, long seed) : nn.Module<Tensor, Tensor>("code")
    {
        readonly Generator _noise = new Generator(0).manual_seed(seed);

        public override Tensor forward(Tensor x)
        {
            var mean = x.narrow(1, 0, code);
            return training ? mean + (0.5 * x.narrow(1, code, code)).exp() * randn(mean.shape, generator: _noise)
                : mean.alias();
        }
    }
}
