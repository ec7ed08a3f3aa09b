using System.Globalization;

namespace FairLab.Experiments.Engine;

/// <summary>
/// Keeps a second engine away from a study's runs; the system lifts the lock of an engine that was killed.
/// </summary>
static class StudyLock
{
    /// <summary>Takes the lock; disposing gives it back.</summary>
    /// <param name="folder">The folder of the study's runs.</param>
    /// <param name="study">The study.</param>
    /// <exception cref="UsageException">Another engine has it.</exception>
    public static IDisposable Take(string folder, string study)
    {
        const int NoSpace = 28, ReadOnly = 30; // the system's own numbers
        string path = Path.Combine(folder, ".lock");
        try
        {
            Directory.CreateDirectory(folder);
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            file.SetLength(0);
            file.Write(
                System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            file.Flush();
            return file;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException { HResult: NoSpace or ReadOnly })
        {
            throw new IOException($"{folder} cannot be written, and the runs of '{study}' are kept there; what is "
                + $"finished is as it was. ({e.Message})", e);
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new UsageException(
                $"The study '{study}' is being run by another process: wait for it or stop it. ({e.Message})");
        }
    }
}
