using System.Text;

namespace FairLab.Experiments.Runs;

/// <summary>What the results depend on besides the notebook and the data: the assemblies a notebook runs on.</summary>
static class LibraryIdentity
{
    // The engine, the command line and the report may change without changing any number, so they are not in the list.
    static readonly string[] Files =
        ["FairLab.dll", "FairLab.Torch.dll", "libfairtorch.so", "MathNet.Numerics.dll", "CsvHelper.dll", "System.Numerics.Tensors.dll"];

    // A report draws: its figures are made anew when these change, and no study is.
    internal static readonly string[] Drawing = ["FairLab.Figures.dll", "Plotly.NET.dll", "Plotly.NET.CSharp.dll", "DynamicObj.dll", "Newtonsoft.Json.dll"];

    static readonly Lazy<string> Combined = new(() => HashOf(Files)), OfReports = new(() => HashOf(Files.Concat(Drawing)));

    static string HashOf(IEnumerable<string> files)
    {
        var text = new StringBuilder(Environment.Version.ToString());
        foreach (string path in files.Select(f => Path.Combine(AppContext.BaseDirectory, f)).Where(File.Exists))
            text.Append('\n').Append(Path.GetFileName(path)).Append(' ').Append(RunKey.HashFile(path));
        return RunKey.Hash(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>SHA-256 over the .NET version and the hashes of the assemblies.</summary>
    public static string Hash => Combined.Value;

    /// <summary>The same with the assemblies that draw.</summary>
    public static string ReportHash => OfReports.Value;
}
