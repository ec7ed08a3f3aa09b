namespace FairLab.Experiments;

/// <summary>Files that appear whole or not at all.</summary>
static class AtomicFile
{
    /// <summary>Writes text beside its place and moves it there; an unchanged file is left alone.</summary>
    public static void Write(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path) == text)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string temporary = path + ".tmp";
        File.WriteAllText(temporary, text);
        File.Move(temporary, path, overwrite: true);
    }
}
