using FairLab.Benchmarks.Fairness;
using FairLab.Benchmarks.Notebooks;
using FairLab.Benchmarks.Torch;

return args switch
{
    ["memory"] => TorchMemory.Run(),
    ["fairness", .. var rest] => FairnessComparison.Run(rest),
    ["notebooks", ..] => NotebookNumbers.Run(args.AsSpan(1)),
    _ => TorchComparison.Run(args),
};
