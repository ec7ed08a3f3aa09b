using System.Globalization;
using System.Text;

namespace FairLab.Report.Site;

/// <summary>
/// The files of a report, which take the older ones' places together: all are written beside them first, so that on a
/// full disk, after an error or a kill the older report stays whole.
/// </summary>
/// <param name="folder">The folder of the report.</param>
sealed class SiteFiles(string folder)
{
    const string Staging = ".new-";

    readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    /// <summary>Adds a file.</summary>
    /// <param name="name">Its name below the folder.</param>
    /// <param name="text">What is in it.</param>
    /// <returns>Its path.</returns>
    public string Add(string name, string text)
    {
        _files[name] = Encoding.UTF8.GetBytes(text);
        return Path.Combine(folder, name);
    }

    /// <summary>Writes them; one that would not change is left alone.</summary>
    /// <exception cref="IOException">They cannot be written; the message says how much room they need.</exception>
    public void Write()
    {
        var changed = _files.Where(f => !IsSame(Path.Combine(folder, f.Key), f.Value)).ToArray();
        string staging = Path.Combine(folder, Staging + Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        try
        {
            foreach (string left in Directory.GetDirectories(folder, Staging + "*"))
                Directory.Delete(left, recursive: true);
            for (int i = 0; i < changed.Length; i++)
                File.WriteAllBytes(Staged(i), changed[i].Value);
            for (int i = 0; i < changed.Length; i++)
            {
                string path = Path.Combine(folder, changed[i].Key);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.Move(Staged(i), path, overwrite: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException(Explained(e, changed.Sum(f => (long)f.Value.Length)), e);
        }
        finally
        {
            if (Directory.Exists(staging))
                Directory.Delete(staging, recursive: true);
        }

        string Staged(int i) => Path.Combine(
            Directory.CreateDirectory(staging).FullName, i.ToString(CultureInfo.InvariantCulture));
    }

    static bool IsSame(string path, byte[] content) =>
        File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(content);

    string Explained(Exception e, long bytes) => string.Create(CultureInfo.InvariantCulture,
        $"the report could not be written: {e.Message.TrimEnd('.')}. It needs {bytes / 1e6:0.0} MB in {folder}, where "
            + $"{Free():0.0} MB are free; the older report and all results are as they were. Next:  fairlab report");

    double Free()
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace / 1e6;
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return double.NaN;
        }
    }
}
