using System.Globalization;
using FairLab.Notebooks;
using FairLab.Notebooks.Tests;

// The test assembly is also the program that other programs start in tests.
if (args is ["kernel", var connection])
{
    await KernelHost.RunAsync(connection, new KernelOptions { Log = Console.Error.WriteLine, Session = new SessionOptions { CacheDirectory = Environment.GetEnvironmentVariable("FAIRLAB_TEST_CACHE") } });
    return 0;
}

if (args is ["memory", var cells])
    return MemoryProgram.Run(int.Parse(cells, CultureInfo.InvariantCulture));

return 2;
