using System.Text;

namespace FairLab.Cli.Repositories;

/// <summary>
/// Parts of a git repository that are named in it and were not fetched: Git LFS's pointers in the place of files, and
/// folders of submodules in which nothing is.
/// </summary>
static class Unfetched
{
    const int LargestPointer = 1024;

    static readonly byte[] Pointer = Encoding.ASCII.GetBytes("version https://git-lfs.github.com/spec/");
    static readonly string[] Parts = ["experiments", "notebooks", "data", "docs"];

    /// <summary>What is missing, in a sentence each with what fetches it.</summary>
    /// <param name="root">The repository's root.</param>
    public static IEnumerable<string> Notes(string root)
    {
        string[] pointers = [.. Parts.Select(p => Path.Combine(root, p)).Where(Directory.Exists)
            .SelectMany(p => Directory.EnumerateFiles(p, "*", SearchOption.AllDirectories)).Where(IsPointer)
            .Select(f => Relative(root, f)).Order(StringComparer.Ordinal)];
        if (pointers.Length > 0)
            yield return $"{Names(pointers)}: found a pointer of Git LFS, expected the file itself; fetch it with  "
                + $"git -C \"{root}\" lfs pull  (apt-get install git-lfs, or conda install git-lfs)";
        string[] modules = [.. Modules(root).Where(m => IsEmpty(Path.Combine(root, m)))];
        if (modules.Length > 0)
            yield return $"{Names(modules)}: found nothing, expected a git submodule; fetch it with  "
                + $"git -C \"{root}\" submodule update --init  once you trust where .gitmodules says it comes from";
    }

    static IEnumerable<string> Modules(string root)
    {
        string file = Path.Combine(root, ".gitmodules");
        return !File.Exists(file) ? []
            : File.ReadLines(file).Select(l => l.Split('=', 2, StringSplitOptions.TrimEntries))
                .Where(l => l is ["path", _]).Select(l => l[1]);
    }

    static bool IsEmpty(string folder) =>
        !Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any();

    static bool IsPointer(string file)
    {
        if (new FileInfo(file) is not { Length: > 0 and <= LargestPointer })
            return false;
        return File.ReadAllBytes(file).AsSpan().StartsWith(Pointer);
    }

    static string Relative(string root, string file) => Path.GetRelativePath(root, file).Replace('\\', '/');

    static string Names(string[] names) => names.Length <= 3 ? string.Join(", ", names)
        : $"{names[0]}, {names[1]} and {names.Length - 2} more";
}
