using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace FairLab.Cli.Repositories;

/// <summary>A git repository somewhere else, and which state of it: <c>https://host/name.git#branch</c>.</summary>
/// <param name="Url">What git clones.</param>
/// <param name="Reference">A branch, a tag or a commit; null: what the repository itself begins with.</param>
sealed partial record GitAddress(string Url, string? Reference)
{
    /// <summary>Reads an argument.</summary>
    /// <returns>The address; null where the argument is none: a folder, a file, a study.</returns>
    public static GitAddress? TryParse(string argument)
    {
        int hash = argument.LastIndexOf('#');
        string url = hash > 0 ? argument[..hash] : argument;
        string? reference = hash > 0 && hash < argument.Length - 1 ? argument[(hash + 1)..] : null;
        if (Remote().IsMatch(url))
            return new(url, reference);
        // A local repository: one without a work tree, or a state of it other than the one that lies there.
        return !Directory.Exists(argument) && Directory.Exists(url) && reference is not null || IsBare(url)
            ? new(Path.GetFullPath(url), reference)
            : null;
    }

    /// <summary>The host, or the local path, for messages.</summary>
    public string Place => Uri.TryCreate(Url, UriKind.Absolute, out var uri) && uri.Host.Length > 0
        ? uri.Host
        : Url;

    /// <summary>A folder's name for all clones of this address.</summary>
    public string FolderName
    {
        get
        {
            string name = Url.TrimEnd('/').Split('/', '\\', ':')[^1];
            name = Unsafe().Replace(name.EndsWith(".git", StringComparison.Ordinal) ? name[..^4] : name, "-");
            return $"{name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Url)))[..8]}";
        }
    }

    /// <summary>The address as a user types it.</summary>
    public override string ToString() => Reference is null ? Url : $"{Url}#{Reference}";

    static bool IsBare(string folder) =>
        File.Exists(Path.Combine(folder, "HEAD"))
        && Directory.Exists(Path.Combine(folder, "objects"))
        && Directory.Exists(Path.Combine(folder, "refs"));

    [GeneratedRegex(@"^(https?|ssh|git|file)://.|^[\w.-]+@[\w.-]+:[^\\]")]
    private static partial Regex Remote();

    [GeneratedRegex(@"[^\w.-]+")]
    private static partial Regex Unsafe();
}
