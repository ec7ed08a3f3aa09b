using FairLab.Models;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>
/// A frozen source and what was learned on its features, as one network of the original inputs. The source is
/// somebody else's: it is neither trained nor freed here. Its layers are called source. and so on.
/// </summary>
sealed class TransferNetwork : nn.Module<Tensor, Tensor>
{
    readonly nn.Module<Tensor, Tensor> _source, _learned;
    readonly string _layer;
    readonly Tensor _mean, _scale;
    readonly Func<Tensor, Tensor, Tensor> _input;

    public TransferNetwork(nn.Module<Tensor, Tensor> source, string layer, Tensor mean, Tensor scale,
        nn.Module<Tensor, Tensor> learned, Func<Tensor, Tensor, Tensor> input)
        : base(nameof(TransferNetwork))
    {
        (_source, _layer, _learned, _input) = (source, layer, learned, input);
        var device = learned.parameters().FirstOrDefault()?.device ?? CPU;
        (_mean, _scale) = (mean.to(device).alias().DetachFromDisposeScope(),
            scale.to(device).alias().DetachFromDisposeScope());
        register_module("source", source);
        register_module("learned", learned);
        register_buffer("mean", _mean);
        register_buffer("scale", _scale);
    }

    public override Tensor forward(Tensor input)
    {
        // The source may be on another device than what was learned.
        var device = _source.parameters().FirstOrDefault()?.device ?? input.device;
        var hidden = NetworkLayers.Activations(_source, _layer, input.to(device)).flatten(1).to(_mean.device);
        return _learned.call(_input(input, (hidden - _mean) * _scale));
    }

    public override void train(bool on = true)
    {
        base.train(on);
        // Running means of the source stay as they are.
        _source.eval();
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA2215",
        Justification = "The base frees all layers, and the source is somebody else's.")]
    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        _learned.Dispose();
        _mean.Dispose();
        _scale.Dispose();
    }
}
