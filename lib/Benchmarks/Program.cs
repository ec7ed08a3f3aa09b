using FairLab.Benchmarks.Fairness;
using FairLab.Benchmarks.Torch;

return args switch
{
    ["memory"] => TorchMemory.Run(),
    ["fairness", .. var rest] => FairnessComparison.Run(rest),
    _ => TorchComparison.Run(args),
};
