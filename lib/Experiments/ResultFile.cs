using System.Text;
using FairLab.Notebooks;

namespace FairLab.Experiments;

/// <summary>Files of results: each appears whole or not at all, and one that would not change is left alone.</summary>
public static class ResultFile
{
    /// <summary>Writes text, UTF-8.</summary>
    /// <param name="path">The file; its folders are made.</param>
    /// <param name="text">The text.</param>
    public static void Write(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (File.Exists(path) && File.ReadAllText(path) == text)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, Encoding.UTF8.GetBytes(text));
    }
}
