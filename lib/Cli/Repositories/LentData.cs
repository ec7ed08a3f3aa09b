using FairLab.Data;
using Spectre.Console;

namespace FairLab.Cli.Repositories;

/// <summary>
/// Data that ship with FairLab, for a repository that names them in its catalogue and does not hold them, as the
/// crate for a reviewer does not.
/// </summary>
static class LentData
{
    const string Mirror = "FAIRLAB_DATA_MIRROR";

    /// <summary>
    /// Copies what is missing and is the same here, by length and SHA-256; what was downloaded for FairLab's own
    /// studies is found there before it is downloaded again.
    /// </summary>
    /// <param name="root">The other repository's root.</param>
    public static void Lend(string root)
    {
        if (Own() is not { } lender || Path.GetFullPath(lender) == Path.GetFullPath(root))
            return;
        var theirs = Catalogue.Load(Path.Combine(root, "data", "catalogue.yaml"));
        var own = Catalogue.Load(Path.Combine(lender, "data", "catalogue.yaml"));
        var files = own.Entries.Where(e => e.Shipped).SelectMany(e => e.Files).ToLookup(f => (f.Sha256, f.Bytes));
        foreach (var file in theirs.Entries.Where(e => e.Shipped).SelectMany(e => e.Files))
        {
            string target = Path.Combine(root, "data", file.Name);
            if (File.Exists(target) || files[(file.Sha256, file.Bytes)].FirstOrDefault() is not { } lent)
                continue;
            File.Copy(Path.Combine(lender, "data", lent.Name), target);
            Terminal.Error.WriteLine($"data/{file.Name}: taken from this FairLab, where it is the same");
        }
        string cache = Path.Combine(lender, "data", "cache");
        if (Directory.Exists(cache) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Mirror)))
            Environment.SetEnvironmentVariable(Mirror, cache);
    }

    // Not what FAIRLAB_ROOT names, nor what lies around the working directory: that may be the other repository.
    static string? Own()
    {
        for (DirectoryInfo? d = new(AppContext.BaseDirectory); d is not null; d = d.Parent)
        {
            if (File.Exists(Path.Combine(d.FullName, "data", "catalogue.yaml")))
                return d.FullName;
        }
        return null;
    }
}
