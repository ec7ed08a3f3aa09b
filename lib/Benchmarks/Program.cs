using FairLab.Benchmarks.Torch;

return TorchComparison.Run(args);
