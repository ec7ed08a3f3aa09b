using TorchSharp.Modules;

namespace FairLab.TorchGuards;

/// <summary>L-BFGS without a history reads memory that is not its own.</summary>
static class OptimizerGuard
{
    [Hook("Before", "TorchSharp.torch/optim::LBFGS")]
    internal static void Check(IEnumerable<Parameter> parameters, double rate, long iterations, long? evaluations,
        double gradient, double change, long history)
    {
        if (history < 1)
            throw new ArgumentOutOfRangeException(nameof(history), history,
                "LBFGS: expected a history_size of at least 1");
    }
}
