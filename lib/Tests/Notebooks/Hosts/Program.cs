using System.Globalization;
using FairLab.Notebooks;
using FairLab.Notebooks.Tests;

// The test assembly is also the program that other programs start in tests.
if (args is ["kernel" or "fsharp-kernel", var connection])
{
    await KernelHost.RunAsync(
        connection,
        new KernelOptions
        {
            Language = args[0] == "kernel" ? CellLanguage.CSharp : CellLanguage.FSharp, Log = Console.Error.WriteLine,
            Session = new SessionOptions { CacheDirectory = Environment.GetEnvironmentVariable("FAIRLAB_TEST_CACHE") },
        });
    return 0;
}

if (args is ["memory", var cells])
    return MemoryProgram.Run(int.Parse(cells, CultureInfo.InvariantCulture));

if (args is ["retained"])
    return RetainedProgram.Run();

if (args is ["sessions", var sessions])
    return SessionsProgram.Run(int.Parse(sessions, CultureInfo.InvariantCulture));

return 2;
