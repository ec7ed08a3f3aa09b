using FairLab.Experiments;
using Spectre.Console;

namespace FairLab.Cli.Repositories;

/// <summary>
/// Clones of other people's repositories in a cache folder, one folder a commit: what was computed in one is never
/// written over, and a commit that is there needs no network.
/// </summary>
static class GitClone
{
    const int ShownOfCommit = 12;

    /// <summary>
    /// The folder that FAIRLAB_CACHE names, else the user's own folder for what can be had again.
    /// </summary>
    public static string Cache => Path.Combine(
        Named("FAIRLAB_CACHE")
            ?? (Named("XDG_CACHE_HOME") is { } xdg ? Path.Combine(xdg, "fairlab") : null)
            ?? (OperatingSystem.IsWindows()
                ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "fairlab")
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "fairlab")),
        "repositories");

    /// <summary>Clones what an address names, unless it is there.</summary>
    /// <param name="address">The repository, and which state of it.</param>
    /// <param name="quiet">Whether progress is kept from the terminal.</param>
    /// <param name="cancel">Stops it; nothing is left.</param>
    /// <returns>The folder.</returns>
    /// <exception cref="UsageException">There is no such branch, tag or commit.</exception>
    /// <exception cref="InvalidOperationException">There is no git, or it cannot have the repository.</exception>
    public static async Task<string> GetAsync(GitAddress address, bool quiet, CancellationToken cancel)
    {
        string folder = Path.Combine(Cache, address.FolderName);
        // A commit is what it is: one that is here needs no network.
        if (address.Reference is { } wanted && IsCommit(wanted) && Directory.Exists(folder)
            && Directory.GetDirectories(folder, wanted[..Math.Min(wanted.Length, ShownOfCommit)] + "*") is [var here])
            return here;
        var git = new Git(echo: !quiet && !Console.IsErrorRedirected);
        try
        {
            var (name, commit) = await ResolveAsync(git, address, cancel);
            if (commit is not null && Directory.Exists(FolderOf(folder, commit)))
                return FolderOf(folder, commit);
            Terminal.Error.WriteLine($"Cloning {address} into {folder}");
            return await CloneAsync(git, address, name, commit is not null, folder, cancel);
        }
        catch (GitException e)
        {
            throw new InvalidOperationException($"{address}: {e.Meaning}. ({e.Message})", e);
        }
    }

    /// <summary>The branch or tag and its commit; no commit where only the whole history knows it.</summary>
    static async Task<(string? Name, string? Commit)> ResolveAsync(
        Git git, GitAddress address, CancellationToken cancel)
    {
        string listed = await git.RunAsync(cancel, "ls-remote", "--", address.Url);
        var commits = listed.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => l.Split('\t'))
            .ToDictionary(l => l[1].Trim(), l => l[0], StringComparer.Ordinal);
        if (commits.Count == 0)
            throw new UsageException($"{address.Url} is an empty git repository");
        if (address.Reference is not { } wanted)
        {
            return commits.TryGetValue("HEAD", out string? head) ? (null, head) : throw new UsageException(
                $"{address.Url} has no branch of its own to begin with; name one: {address.Url}#BRANCH");
        }
        foreach (string name in new[] { $"refs/heads/{wanted}", $"refs/tags/{wanted}^{{}}", $"refs/tags/{wanted}" })
        {
            if (commits.TryGetValue(name, out string? commit))
                return (wanted, commit);
        }
        if (IsCommit(wanted))
            return (null, null);
        string[] names = [.. commits.Keys.Where(k => !k.EndsWith("^{}", StringComparison.Ordinal))
            .Select(k => k.Split('/', 3)).Where(k => k is ["refs", "heads" or "tags", _]).Select(k => k[2])];
        throw new UsageException($"{address.Url}: {NearestName.Message("branch, tag or commit", wanted, names)}");
    }

    static async Task<string> CloneAsync(
        Git git, GitAddress address, string? name, bool shallow, string folder, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        string staging = Path.Combine(folder, $"new-{Environment.ProcessId}");
        string[] how =
        [
            "clone",
            .. Console.IsErrorRedirected ? Array.Empty<string>() : ["--progress"],
            // A local repository is linked to, not copied.
            .. shallow && !Path.IsPathRooted(address.Url) ? ["--depth", "1"] : Array.Empty<string>(),
            .. name is null ? Array.Empty<string>() : ["--branch", name],
            .. shallow ? Array.Empty<string>() : ["--no-checkout"],
            "--", address.Url, staging,
        ];
        try
        {
            await git.RunAsync(cancel, how);
            if (!shallow)
                await CheckOutAsync(git, address, staging, cancel);
            string final = FolderOf(folder, await git.RunAsync(cancel, "-C", staging, "rev-parse", "HEAD"));
            if (!Directory.Exists(final))
                Directory.Move(staging, final);
            return final;
        }
        finally
        {
            if (Directory.Exists(staging))
                Delete(staging);
        }
    }

    static async Task CheckOutAsync(Git git, GitAddress address, string staging, CancellationToken cancel)
    {
        try
        {
            await git.RunAsync(cancel, "-C", staging, "reset", "-q", "--hard", address.Reference! + "^{commit}");
        }
        catch (GitException e)
        {
            throw new UsageException($"{address.Url} has no commit {address.Reference}. ({e.Message})");
        }
    }

    static string? Named(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } named ? named : null;

    static bool IsCommit(string text) => text.Length is >= 7 and <= 40 && text.All(char.IsAsciiHexDigitLower);

    static string FolderOf(string folder, string commit) => Path.Combine(folder, commit[..ShownOfCommit]);

    // Git's own objects are read-only, which Windows does not delete.
    static void Delete(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);
        Directory.Delete(folder, recursive: true);
    }
}
