using FairLab.Benchmarks.Torch;

return args is ["memory"] ? TorchMemory.Run() : TorchComparison.Run(args);
