using System.Text;
using FairLab.Notebooks;
using Plotly.NET;

namespace FairLab.Figures;

/// <summary>plotly.js, which draws figures: Plotly.NET's own copy, so that pages need no network.</summary>
public static class PlotlyScript
{
    /// <summary>Its version. Named here, so that pages can be written without loading Plotly.NET.</summary>
    public const string Version = "2.28.0";

    const string FileName = $"plotly-{Version}.min.js";

    /// <summary>Puts the script into the folder of the report, where it is not there yet, and gives its path.</summary>
    /// <param name="results">The folder of all results.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static string Ensure(string results)
    {
        string path = Path.Combine(results, "report", FileName);
        if (File.Exists(path))
            return path;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Runs side by side may all find it missing: each writes its own, and the last one stays.
        AtomicFile.Write(path, Encoding.UTF8.GetBytes(Text()));
        return path;
    }

    /// <summary>The script.</summary>
    internal static string Text()
    {
        using var stream = typeof(GenericChart).Assembly.GetManifestResourceStream("Plotly.NET." + FileName)
            ?? throw new InvalidOperationException($"Plotly.NET has no {FileName}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
