namespace TorchSharp.Modules;

/// <summary>Settings of Adam and AdamW; null takes the optimizer's.</summary>
public class AdamOptions : OptimizerOptions
{
    /// <summary>Decay rate of the mean of gradients.</summary>
    public double? beta1 { get; set; }

    /// <summary>Decay rate of the mean of squared gradients.</summary>
    public double? beta2 { get; set; }

    /// <summary>Added to the denominator.</summary>
    public double? eps { get; set; }

    /// <summary>Strength of weight decay.</summary>
    public double? weight_decay { get; set; }

    /// <summary>Whether the greatest mean of squares so far is used: Reddi et al. 2018.</summary>
    public bool? amsgrad { get; set; }

    /// <summary>Whether to go up the gradient.</summary>
    public bool? maximize { get; set; }

    internal void TakeMissingFrom(AdamOptions defaults)
    {
        beta1 ??= defaults.beta1;
        beta2 ??= defaults.beta2;
        eps ??= defaults.eps;
        weight_decay ??= defaults.weight_decay;
        amsgrad ??= defaults.amsgrad;
        maximize ??= defaults.maximize;
    }

    internal AdamOptions Validated()
    {
        OptimizerChecks.NotNegative(LearningRate!.Value, "lr");
        OptimizerChecks.NotNegative(eps!.Value, nameof(eps));
        OptimizerChecks.Rate(beta1!.Value, nameof(beta1));
        OptimizerChecks.Rate(beta2!.Value, nameof(beta2));
        OptimizerChecks.NotNegative(weight_decay!.Value, nameof(weight_decay));
        return this;
    }
}
