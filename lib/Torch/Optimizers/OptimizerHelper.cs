using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What the optimizers share: groups, state for each parameter, and the order of a step.</summary>
public abstract partial class OptimizerHelper : optim.Optimizer
{
    readonly Dictionary<Parameter, OptimizerState> _states = new(ReferenceEqualityComparer.Instance);

    /// <summary>What was remembered of each parameter that has learned so far.</summary>
    private protected Dictionary<Parameter, OptimizerState> States => _states;

    /// <inheritdoc/>
    public override Tensor? step(Func<Tensor>? closure = null)
    {
        Tensor? loss = null;
        if (closure is not null)
            using (enable_grad()) loss = closure();
        using (no_grad())
        {
            foreach (var group in Groups)
                foreach (var parameter in group.Parameters) Update(group, parameter);
        }
        return loss;
    }

    /// <inheritdoc/>
    public override void zero_grad() => base.zero_grad();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var state in _states.Values) state.Dispose();
            _states.Clear();
        }
        base.Dispose(disposing);
    }

    /// <summary>Changes one parameter that has a gradient.</summary>
    private protected abstract void Update(optim.ParamGroup group, in ParameterView view);

    /// <summary>Adds a group and gives its parameters the settings it leaves out.</summary>
    private protected void Add<TOptions>(optim.ParamGroup<TOptions> group, TOptions defaults) where TOptions : OptimizerOptions, new()
    {
        group.Parameters = [.. group.Parameters];
        group.Options = (TOptions)(group.Options ?? defaults).Clone();
        group.Options.LearningRate ??= defaults.LearningRate;
        group.Options.InitialLearningRate = group.Options.LearningRate!.Value;
        foreach (var parameter in group.Parameters)
        {
            ArgumentNullException.ThrowIfNull(parameter);
            if (!parameter.is_leaf) throw new ArgumentException($"an optimizer changes leaves; {Tensor.Describe(parameter)} is the result of an operator");
            if (parameters().Contains(parameter, (IEqualityComparer<Parameter>)ReferenceEqualityComparer.Instance))
                throw new ArgumentException($"{Tensor.Describe(parameter)} is in another group already");
        }
        Groups.Add(group);
    }

    /// <summary>The state of a parameter, made at its first step.</summary>
    private protected TState StateOf<TState>(Parameter parameter) where TState : OptimizerState, new()
    {
        if (_states.TryGetValue(parameter, out var state)) return (TState)state;
        var made = new TState();
        _states.Add(parameter, made);
        return made;
    }

    unsafe void Update(optim.ParamGroup group, Parameter parameter)
    {
        TensorInfo info, gradient;
        NativeErrors.Check(NativeMethods.ft_tensor_info(parameter.Native, &info, &gradient), "optimizer step");
        if (gradient.Rank < 0) return;
        Update(group, new ParameterView(parameter, info, gradient));
    }
}
