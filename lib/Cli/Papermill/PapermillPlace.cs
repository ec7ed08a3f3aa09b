namespace FairLab.Cli.Papermill;

/// <summary>A file that a worker reads or writes in the place of standard input or output; gone at the end.</summary>
sealed class PapermillPlace : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("fairlab-papermill-").FullName;

    public string this[string name] => Path.Combine(_folder, name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
