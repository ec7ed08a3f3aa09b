using FairLab.Benchmarks.Fairness;
using FairLab.Benchmarks.Notebooks;
using FairLab.Benchmarks.Report;

return args switch
{
    ["fairness", .. var rest] => FairnessComparison.Run(rest),
    ["notebooks", ..] => NotebookNumbers.Run(args.AsSpan(1)),
    ["report", ..] => ReportNumbers.Run(),
    _ => FairnessComparison.Run(args),
};
