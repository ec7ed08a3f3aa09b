// libtorch's random stream, gradient modes and counts of live tensors belong to the process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
