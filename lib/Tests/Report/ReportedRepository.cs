using FairLab.Experiments.Engine;
using FairLab.Report.Site;
using FairLab.Runs;

namespace FairLab.Report.Tests;

/// <summary>The report of the committed results, written into a folder of its own.</summary>
public sealed class ReportedRepository : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public ReportedRepository()
    {
        foreach (string part in new[] { "experiments", "notebooks", "data", "docs" })
            Directory.CreateSymbolicLink(Path.Combine(Root, part), Path.Combine(Repository.Root, part));
        Directory.CreateDirectory(Path.Combine(Root, "results"));
        foreach (string study in Directory.GetDirectories(Path.Combine(Repository.Root, "results")))
            if (File.Exists(Path.Combine(study, "claims.json")))
                Directory.CreateSymbolicLink(Path.Combine(Root, "results", Path.GetFileName(study)), study);
        Entrance = SiteBuilder.Write(Root, []);
    }

    public string Root => _folder.Path;

    public string Entrance { get; }

    public string Report => Path.GetDirectoryName(Entrance)!;

    public IEnumerable<string> Pages => Directory.GetFiles(Report, "*.html").Order(StringComparer.Ordinal);

    public void Dispose() => _folder.Dispose();
}
