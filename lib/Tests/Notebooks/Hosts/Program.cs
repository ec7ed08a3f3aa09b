using FairLab.Notebooks;

// The test assembly is also the program that other programs start in tests.
if (args is ["kernel", var connection])
{
    await KernelHost.RunAsync(connection, new KernelOptions { Log = Console.Error.WriteLine, Session = new SessionOptions { CacheDirectory = Environment.GetEnvironmentVariable("FAIRLAB_TEST_CACHE") } });
    return 0;
}

return 2;
