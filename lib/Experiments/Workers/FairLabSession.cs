using FairLab.Data;
using FairLab.Figures;
using FairLab.Models;
using FairLab.Notebooks;

namespace FairLab.Experiments.Workers;

/// <summary>What every FairLab notebook finds without asking: the library, its namespaces and TorchSharp's.</summary>
public static class FairLabSession
{
    /// <summary>The session's options.</summary>
    /// <param name="root">The repository's root: notebooks run there.</param>
    /// <param name="cells">The folder of compiled cells.</param>
    public static SessionOptions Options(string root, string cells) => new()
    {
        References =
        [
            Assembly("FairLab.dll"),
            Assembly("TorchSharp.dll"),
            Assembly("Deedle.dll"),
            .. Drawing.Select(Assembly),
            Assembly("FairLab.Onnx.dll"),
            Assembly("FairLab.Labs.dll"),
        ],
        // Plotly.NET's.
        SharedAssemblies = ["Giraffe.ViewEngine"],
        Imports =
        [
            "FairLab",
            "FairLab.Data",
            "FairLab.Detectors",
            "FairLab.Figures",
            "FairLab.Metrics",
            "FairLab.Mitigators",
            "FairLab.Models",
            "FairLab.Runs",
            "TorchSharp",
            "Deedle",
        ],
        // Named by text: a session that shows no frame and no figure loads neither Deedle nor Plotly.NET.
        Formatters =
        [
            ("TorchSharp.torch+Tensor", typeof(TensorFormatters)),
            ("Deedle.Internal.IFrameFormattable", typeof(FrameFormatters)),
            ("Deedle.Internal.ISeriesFormattable", typeof(FrameFormatters)),
            ("Plotly.NET.GenericChart", typeof(ChartFormatters)),
        ],
        CacheDirectory = cells,
        WorkingDirectory = root,
    };

    // Read by the compiler from the first cell on, loaded by the first figure.
    static readonly string[] Drawing =
    [
        "FairLab.Figures.dll",
        "Plotly.NET.dll",
        "Plotly.NET.CSharp.dll",
        "DynamicObj.dll",
        "FSharp.Core.dll",
    ];

    static string Assembly(string name) => Path.Combine(AppContext.BaseDirectory, name);
}
