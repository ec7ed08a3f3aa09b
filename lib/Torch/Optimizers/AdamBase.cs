using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The update that Adam and AdamW share: Kingma and Ba 2014, algorithm 1.</summary>
public abstract class AdamBase : OptimizerHelper, optim.IBetas
{
    private protected AdamBase() { }

    /// <summary>The decay rates of the first group; setting changes all groups.</summary>
    public (double, double) Betas
    {
        get => Groups is [var first, ..] ? (Of(first).beta1!.Value, Of(first).beta2!.Value) : default;
        set
        {
            foreach (var group in Groups) (Of(group).beta1, Of(group).beta2) = value;
        }
    }

    /// <summary>True when weight decay shrinks the weights themselves instead of entering the gradient.</summary>
    private protected abstract bool Decoupled { get; }

    /// <inheritdoc/>
    private protected sealed override void Update(optim.ParamGroup group, in ParameterView view)
    {
        var options = Of(group);
        var state = StateOf<AdamState>(view.Parameter);
        state.Prepare(view.Parameter, options.amsgrad == true);
        state.Step++;
        var (beta1, beta2, lr, decay) = (options.beta1!.Value, options.beta2!.Value, options.LearningRate!.Value, options.weight_decay!.Value);
        var kernel = new AdamKernel(
            beta1, beta2, Math.Sqrt(1 - Math.Pow(beta2, state.Step)), options.eps!.Value, lr / (1 - Math.Pow(beta1, state.Step)),
            Decoupled ? 0 : decay, Decoupled ? 1 - (lr * decay) : 1, options.maximize == true ? -1 : 1);
        if (view.IsPlain)
        {
            kernel.Run(
                view.Values, view.Gradient, view.Of(state.exp_avg!), view.Of(state.exp_avg_sq!),
                state.max_exp_avg_sq is { } maximum ? view.Of(maximum) : []);
            view.MarkChanged();
            return;
        }
        Compose(view.Parameter, state, kernel);
    }

    /// <summary>The same step as operators of libtorch, for other types and devices.</summary>
    static void Compose(Parameter parameter, AdamState state, in AdamKernel kernel)
    {
        using var scope = NewDisposeScope();
        var gradient = parameter.grad!;
        if (kernel.Sign < 0) gradient = gradient.neg();
        if (kernel.Shrink != 1) parameter.mul_(kernel.Shrink);
        if (kernel.Decay != 0) gradient = gradient.add(parameter, kernel.Decay);
        state.exp_avg!.mul_(kernel.Beta1).add_(gradient, 1 - kernel.Beta1);
        state.exp_avg_sq!.mul_(kernel.Beta2).addcmul_(gradient, gradient.conj(), 1 - kernel.Beta2);
        var square = state.exp_avg_sq;
        if (state.max_exp_avg_sq is { } maximum) square = maximum.copy_(torch.maximum(maximum, square));
        var scale = square.sqrt().div_(kernel.Correction).add_(kernel.Epsilon);
        parameter.addcdiv_(state.exp_avg, scale, -kernel.StepSize);
    }

    private protected sealed override OptimizerState NewState(Parameter parameter) => new AdamState();

    static AdamOptions Of(optim.ParamGroup group) => (AdamOptions)group.AnyOptions!;
}
