using System.Text;

namespace FairLab.Report.Paper;

/// <summary>
/// A folder that is written beside itself and then takes the place of what was there, file by file: where writing
/// fails or is stopped, everything of before is still there and whole. Files that are the same are left alone.
/// </summary>
sealed class PaperFolder : IDisposable
{
    readonly string _folder;

    /// <param name="folder">The folder.</param>
    public PaperFolder(string folder)
    {
        if (File.Exists(folder))
            throw new IOException($"{folder}: found a file, expected a folder, new or of an earlier paper");
        _folder = folder;
        // Within the folder, so that it is on the same disk and a file moves at once.
        New = Directory.CreateDirectory(Path.Combine(folder, $".new-{Environment.ProcessId}")).FullName;
    }

    /// <summary>Where it is written.</summary>
    public string New { get; }

    /// <summary>Writes a text.</summary>
    public void Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file.</summary>
    public void Write(string name, byte[] content)
    {
        string path = Path.Combine(New, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }

    /// <summary>Puts all that was written in its place.</summary>
    public void Publish()
    {
        foreach (string file in Directory.GetFiles(New, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(_folder, Path.GetRelativePath(New, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (File.Exists(target) && File.ReadAllBytes(target).AsSpan().SequenceEqual(File.ReadAllBytes(file)))
                continue;
            File.Move(file, target, overwrite: true);
        }
    }

    /// <summary>Removes what was not put in its place.</summary>
    public void Dispose()
    {
        if (Directory.Exists(New))
            Directory.Delete(New, recursive: true);
    }
}
