using FairLab.Benchmarks.Fairness;
using FairLab.Benchmarks.Notebooks;

return args switch
{
    ["fairness", .. var rest] => FairnessComparison.Run(rest),
    ["notebooks", ..] => NotebookNumbers.Run(args.AsSpan(1)),
    _ => FairnessComparison.Run(args),
};
