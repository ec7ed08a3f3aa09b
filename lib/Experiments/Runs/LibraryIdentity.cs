using System.Text;
using FairLab.TorchGuards;

namespace FairLab.Experiments.Runs;

/// <summary>What the results depend on besides the notebook and the data: the assemblies a notebook runs on.</summary>
static class LibraryIdentity
{
    // The engine, the command line and the report may change without changing any number, so they are not in the list.
    internal static readonly string[] Computing =
        ["FairLab.dll", "FairLab.TorchGuards.dll", "TorchSharp.dll", "MathNet.Numerics.dll", "CsvHelper.dll",
            "System.Numerics.Tensors.dll", "Deedle.dll", "FSharp.Core.dll", "SkiaSharp.dll",
            "FairLab.Onnx.dll", "Microsoft.ML.OnnxRuntime.dll"];

    // A report draws: its figures are made anew when these change, and no study is.
    internal static readonly string[] Drawing =
        ["FairLab.Figures.dll", "Plotly.NET.dll", "Plotly.NET.CSharp.dll", "DynamicObj.dll", "Newtonsoft.Json.dll"];

    static readonly Lazy<string> Combined = new(() => HashOf(AppContext.BaseDirectory, Computing));
    static readonly Lazy<string> OfReports = new(() => HashOf(AppContext.BaseDirectory, Computing.Concat(Drawing)));

    /// <summary>
    /// SHA-256 over the .NET version, the hashes of the assemblies and the names of the packages of native code.
    /// </summary>
    public static string Hash => Combined.Value;

    /// <summary>The same with the assemblies that draw.</summary>
    public static string ReportHash => OfReports.Value;

    /// <summary>The identity of the library in a folder.</summary>
    /// <exception cref="FileNotFoundException">
    /// A file is missing: a key without it would take other results for these.
    /// </exception>
    internal static string HashOf(string folder, IEnumerable<string> files)
    {
        var text = new StringBuilder(Environment.Version.ToString());
        foreach (string file in files)
        {
            string path = Path.Combine(folder, file);
            if (!File.Exists(path))
                throw new FileNotFoundException(
                    $"found no {path}, which results depend on; ./fairlab builds it anew once artifacts/build.stamp is "
                        + "gone",
                    path);
            text.Append('\n').Append(file).Append(' ').Append(RunKey.HashFile(path));
        }
        // libtorch has 460 MB; a package's name and version stand for its files.
        foreach (string package in TorchInfo.Packages)
            text.Append('\n').Append(package);
        return RunKey.Hash(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
