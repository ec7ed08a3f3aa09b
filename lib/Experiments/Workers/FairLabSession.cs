using FairLab.Data;
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
            Assembly("FSharp.Core.dll"),
        ],
        Imports =
        [
            "FairLab", "FairLab.Data", "FairLab.Detectors", "FairLab.Figures", "FairLab.Metrics", "FairLab.Mitigators", "FairLab.Models", "FairLab.Runs", "TorchSharp",
            "Deedle",
        ],
        // Named by text: a session that shows no frame does not load Deedle.
        Formatters =
        [
            ("TorchSharp.torch+Tensor", typeof(TensorFormatters)),
            ("Deedle.Internal.IFrameFormattable", typeof(FrameFormatters)),
            ("Deedle.Internal.ISeriesFormattable", typeof(FrameFormatters)),
        ],
        CacheDirectory = cells,
        WorkingDirectory = root,
    };

    static string Assembly(string name) => Path.Combine(AppContext.BaseDirectory, name);
}
