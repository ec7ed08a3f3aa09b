using System.Text;
using FairLab.Notebooks;

namespace FairLab.Experiments;

/// <summary>Files of results: each appears whole or not at all, and one that would not change is left alone.</summary>
static class ResultFile
{
    /// <summary>Writes text, UTF-8.</summary>
    public static void Write(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path) == text)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, Encoding.UTF8.GetBytes(text));
    }
}
