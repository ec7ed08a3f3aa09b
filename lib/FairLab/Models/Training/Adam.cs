using System.Numerics;
using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>
/// Adam (Kingma and Ba 2015, algorithm 1 [kingma2015]) with an L2 penalty: g ← ∇ + λθ; m ← β₁m + (1 - β₁)g;
/// v ← β₂v + (1 - β₂)g²; θ ← θ - α (m / (1 - β₁ᵗ)) / (√(v / (1 - β₂ᵗ)) + ε), with β₁ = 0.9, β₂ = 0.999 and ε = 1e-8, as
/// PyTorch's defaults. It works on the parameters' own memory, without a tensor for each term; on another device than
/// the processor it is TorchSharp's.
/// </summary>
sealed class Adam : IDisposable
{
    const float Beta1 = 0.9f, Beta2 = 0.999f, Epsilon = 1e-8f;

    readonly Parameter[] _parameters;
    readonly float[][] _m, _v;
    readonly float _decay;
    readonly optim.Optimizer? _elsewhere;
    double _rate;
    int _steps;

    /// <summary>An optimizer of some parameters, 32-bit numbers that stay where they are in memory.</summary>
    /// <param name="parameters">θ.</param>
    /// <param name="rate">α.</param>
    /// <param name="decay">λ.</param>
    public Adam(IEnumerable<Parameter> parameters, double rate, double decay)
        : this([.. parameters], rate, decay, null)
    {
    }

    Adam(Parameter[] parameters, double rate, double decay, optim.Optimizer? given)
    {
        (_parameters, _rate, _decay, Decay) = (parameters, rate, (float)decay, decay);
        _elsewhere = given ?? (_parameters.All(p => p.device_type == DeviceType.CPU && p.dtype == ScalarType.Float32)
            ? null : optim.Adam(_parameters, lr: rate, weight_decay: decay));
        _m = Array.ConvertAll(_parameters, p => new float[_elsewhere is null ? p.numel() : 0]);
        _v = Array.ConvertAll(_m, m => new float[m.Length]);
    }

    /// <summary>The optimizer of a recipe: this one, or the recipe's own, whose decay is not known here.</summary>
    public static Adam For(IEnumerable<Parameter> parameters, TrainingRecipe recipe)
    {
        // What is frozen has no gradient, and no optimizer may move it.
        Parameter[] learned = [.. parameters.Where(p => p.requires_grad)];
        return recipe.Optimizer is null ? new Adam(learned, recipe.LearningRate, recipe.WeightDecay)
            : new Adam(learned, recipe.LearningRate, 0, recipe.Optimizer(learned));
    }

    /// <summary>λ; 0 where the optimizer is another's.</summary>
    public double Decay { get; }

    /// <summary>α, from the next step on.</summary>
    public double Rate
    {
        get => _rate;
        set
        {
            if (value == _rate)
                return;
            foreach (var group in _elsewhere?.ParamGroups ?? [])
                group.LearningRate *= value / _rate;
            _rate = value;
        }
    }

    /// <summary>Forgets the gradients.</summary>
    public void ZeroGradients()
    {
        foreach (var parameter in _parameters)
            parameter.grad = null;
    }

    /// <summary>Moves the parameters that have a gradient.</summary>
    public void Step()
    {
        _steps++;
        if (_elsewhere is not null)
        {
            _elsewhere.step();
            return;
        }
        var rate = (float)(_rate / (1 - Math.Pow(Beta1, _steps)));
        var scale = (float)(1 / Math.Sqrt(1 - Math.Pow(Beta2, _steps)));
        for (var i = 0; i < _parameters.Length; i++)
        {
            using var gradient = _parameters[i].grad;
            if (gradient is null)
                continue;
            using var whole = gradient.contiguous();
            Move(Numbers(_parameters[i]), Numbers(whole), _m[i], _v[i], rate, scale);
        }
    }

    /// <summary>Frees what it holds; the parameters stay.</summary>
    public void Dispose() => _elsewhere?.Dispose();

    void Move(Span<float> theta, ReadOnlySpan<float> gradient, Span<float> m, Span<float> v, float rate, float scale)
    {
        var width = Vector<float>.Count;
        var i = 0;
        for (; i <= theta.Length - width; i += width)
        {
            var t = new Vector<float>(theta[i..]);
            var g = new Vector<float>(gradient[i..]) + _decay * t;
            var first = Beta1 * new Vector<float>(m[i..]) + (1 - Beta1) * g;
            var second = Beta2 * new Vector<float>(v[i..]) + (1 - Beta2) * g * g;
            first.CopyTo(m[i..]);
            second.CopyTo(v[i..]);
            (t - rate * first / (Vector.SquareRoot(second) * scale + new Vector<float>(Epsilon))).CopyTo(theta[i..]);
        }
        // The same operations in the same order, so that it does not matter how wide a vector is.
        for (; i < theta.Length; i++)
        {
            var g = gradient[i] + _decay * theta[i];
            m[i] = Beta1 * m[i] + (1 - Beta1) * g;
            v[i] = Beta2 * v[i] + (1 - Beta2) * g * g;
            theta[i] -= rate * m[i] / (MathF.Sqrt(v[i]) * scale + Epsilon);
        }
    }

    static Span<float> Numbers(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
