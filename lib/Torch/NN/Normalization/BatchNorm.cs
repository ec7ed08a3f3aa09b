using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Batch normalization: Ioffe and Szegedy 2015. Learns a scale and a shift; keeps running averages for evaluation.</summary>
public abstract class BatchNorm : nn.Module<Tensor, Tensor>
{
    readonly double _eps, _momentum;
    readonly int[] _ranks;
    Parameter? _weight, _bias;

    private protected BatchNorm(
        string name, int[] ranks, long features, double eps, double momentum, bool affine, bool track, Device? device, ScalarType? dtype) : base(name)
    {
        (_eps, _momentum, _ranks) = (eps, momentum, ranks);
        if (affine)
        {
            register_parameter(nameof(weight), _weight = new Parameter(ones([features], dtype, device)));
            register_parameter(nameof(bias), _bias = new Parameter(zeros([features], dtype, device)));
        }
        if (!track) return;
        register_buffer(nameof(running_mean), zeros([features], dtype, device));
        register_buffer(nameof(running_var), ones([features], dtype, device));
        register_buffer(nameof(num_batches_tracked), zeros(Array.Empty<long>(), ScalarType.Int64, device));
    }

    /// <summary>The scale of each channel, or null.</summary>
    public Parameter? weight
    {
        get => _weight;
        set => register_parameter(nameof(weight), _weight = value);
    }

    /// <summary>The shift of each channel, or null.</summary>
    public Parameter? bias
    {
        get => _bias;
        set => register_parameter(nameof(bias), _bias = value);
    }

    /// <summary>Running mean of each channel, or null.</summary>
    public Tensor? running_mean => get_buffer(nameof(running_mean));

    /// <summary>Running variance of each channel, or null.</summary>
    public Tensor? running_var => get_buffer(nameof(running_var));

    /// <summary>How many batches were seen, or null.</summary>
    public Tensor? num_batches_tracked => get_buffer(nameof(num_batches_tracked));

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        if (!_ranks.Contains((int)input.dim()))
            throw new ArgumentException($"{GetName()} takes {string.Join(" or ", _ranks)} dimensions, not {Tensor.Describe(input)}", nameof(input));
        var (mean, variance) = (running_mean, running_var);
        if (training && num_batches_tracked is { } batches)
            using (no_grad()) batches.add_(1);
        return Aten.batch_norm.Call(input, _weight, _bias, mean, variance, training || mean is null, _momentum, _eps, true);
    }

    /// <summary>Starts the running averages anew.</summary>
    public void reset_running_stats()
    {
        running_mean?.zero_();
        running_var?.fill_(1);
        num_batches_tracked?.zero_();
    }

    /// <summary>The parameters are registered when they are set.</summary>
    protected override void RegisterComponents() { }
}
