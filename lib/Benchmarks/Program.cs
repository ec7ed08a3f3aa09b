using FairLab.Benchmarks.Notebooks;
using FairLab.Benchmarks.Torch;

return args switch
{
    ["memory"] => TorchMemory.Run(),
    ["notebooks", ..] => NotebookNumbers.Run(args.AsSpan(1)),
    _ => TorchComparison.Run(args),
};
