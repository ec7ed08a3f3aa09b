using System.Diagnostics;

namespace FairLab.Experiments.Tests;

/// <summary>Somebody's small repository, and the command line called from an empty folder beside it.</summary>
sealed class OtherRepository : IDisposable
{
    readonly StudyFolder _study = new();
    readonly TemporaryFolder _here = new();

    public OtherRepository()
    {
        _study.Write("experiments/squares.yaml", StudyFolder.Experiment);
        _study.Write("data/catalogue.yaml", "[]\n");
        _study.Write("docs/refs.bib", "@misc{du2019,\n  title = {A survey}\n}\n");
    }

    public string Root => _study.Root;

    /// <summary>The working directory of every call.</summary>
    public string Here => _here.Path;

    public string Cache => Path.Combine(Here, "cache");

    public StudyFolder Study => _study;

    public Task<(int Code, string Output, string Error)> FairlabAsync(params string[] arguments) =>
        FairlabWithAsync(new Dictionary<string, string>(), arguments);

    public async Task<(int Code, string Output, string Error)> FairlabWithAsync(
        Dictionary<string, string> environment, params string[] arguments)
    {
        // What FAIRLAB_ROOT names is not what the command is about.
        environment["FAIRLAB_ROOT"] = Repository.Root;
        environment["FAIRLAB_CACHE"] = Cache;
        var (code, output, error) = await CliProcess.RunFromAsync(
            AppContext.BaseDirectory, Here, environment, arguments);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        return (code, output.ReplaceLineEndings(" "), error.ReplaceLineEndings(" "));
    }

    /// <summary>Commits everything and returns the address of a copy without a work tree.</summary>
    public string Commit()
    {
        if (!Directory.Exists(Path.Combine(Root, ".git")))
            Git(Root, "init", "-q", "-b", "main", ".");
        Git(Root, "add", "-A");
        Git(Root, "-c", "user.name=somebody", "-c", "user.email=a@example.org", "commit", "-q", "-m", "all");
        string bare = Path.Combine(Here, "their-paper.git");
        if (Directory.Exists(bare))
            Git(Root, "push", "-q", bare, "main");
        else
            Git(Here, "clone", "-q", "--bare", Root, bare);
        return new Uri(bare).AbsoluteUri;
    }

    public static string Git(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start)!;
        string said = git.StandardOutput.ReadToEnd().Trim();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return said;
    }

    public void Dispose()
    {
        _study.Dispose();
        _here.Dispose();
    }
}
