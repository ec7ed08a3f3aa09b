using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;

namespace FairLab.Figures;

/// <summary>plotly.js, which draws the figures: taken once through the npm client, pinned, never part of the repository.</summary>
public static class PlotlyScript
{
    const string Version = Figure.PlotlyVersion;

    // The integrity that the npm registry states for this version's package.
    const string Sha512 = "VSmS9KVNun16S8qFYYp9LlL/XBby4ueeGqB+K9AqRCVsup8dSpGULap4UyR1f2mz4pV3qjWp1sR5chwLgIKPoQ==";

    /// <summary>Plotly's public copy, for machines without npm.</summary>
    public const string PublicCopy = $"https://cdn.plot.ly/plotly-{Version}.min.js";

    /// <summary>The script's place below the repository's root.</summary>
    public static string PathIn(string root) => Path.Combine(root, "artifacts", "plotly", $"plotly-{Version}.min.js");

    /// <summary>Makes sure that the script is there; returns false when it cannot be had, and pages then link the public copy.</summary>
    public static async Task<bool> EnsureAsync(string root, CancellationToken cancel)
    {
        string script = PathIn(root);
        if (File.Exists(script))
            return true;
        string folder = Path.GetDirectoryName(script)!;
        Directory.CreateDirectory(folder);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        try
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", ["pack", $"plotly.js-dist-min@{Version}", "--silent"])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            await using var kill = limit.Token.Register(() => npm.Kill(entireProcessTree: true));
            _ = npm.StandardError.ReadToEndAsync(CancellationToken.None);
            await npm.StandardOutput.ReadToEndAsync(limit.Token);
            await npm.WaitForExitAsync(limit.Token);
            string package = Path.Combine(folder, $"plotly.js-dist-min-{Version}.tgz");
            return npm.ExitCode == 0 && Unpack(package, script);
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return false; // no npm, or no network: the figures still open, from the public copy
        }
    }

    static bool Unpack(string package, string script)
    {
        byte[] bytes = File.ReadAllBytes(package);
        File.Delete(package);
        if (Convert.ToBase64String(SHA512.HashData(bytes)) != Sha512)
            return false;
        using var tar = new TarReader(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.Name != "package/plotly.min.js")
                continue;
            entry.ExtractToFile(script + ".tmp", overwrite: true);
            File.Move(script + ".tmp", script, overwrite: true);
            return true;
        }
        return false;
    }
}
