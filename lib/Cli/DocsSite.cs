using System.Text;
using System.Text.RegularExpressions;
using FairLab.Experiments;

namespace FairLab.Cli;

/// <summary>
/// What docfx makes the site of: its settings, the pages of docs/ with tables of contents that have all of them, below
/// artifacts/docs-source.
/// </summary>
static partial class DocsSite
{
    /// <summary>docfx's settings, as they are kept.</summary>
    public const string Settings = "docs/site/docfx.json";

    /// <summary>The site.</summary>
    public const string Output = "artifacts/docs-site";

    /// <summary>What it is made of.</summary>
    public const string Source = "artifacts/docs-source";

    // In the order in which a newcomer needs them; others follow by name.
    static readonly string[] First =
    [
        "my-data", "my-metric", "my-mitigator", "my-network", "my-concept", "explain", "faces", "audit", "coming-from",
        "library", "experiments", "reports", "data", "jupyter", "papermill", "table-3", "teaching", "repositories",
    ];

    /// <summary>Writes what docfx reads; what an earlier call made goes.</summary>
    /// <param name="root">The repository's root.</param>
    /// <returns>The settings to call docfx with.</returns>
    public static string Prepare(string root)
    {
        string docs = Path.Combine(root, "docs"), source = Path.Combine(root, Source);
        foreach (string old in new[] { Path.Combine(root, Output), source })
        {
            if (Directory.Exists(old))
                Directory.Delete(old, recursive: true);
        }
        string[] skipped = [Path.Combine(docs, "site") + Path.DirectorySeparatorChar];
        foreach (string file in Directory.EnumerateFiles(docs, "*", SearchOption.AllDirectories)
            .Where(f => !skipped.Any(s => f.StartsWith(s, StringComparison.Ordinal))))
        {
            string target = Path.Combine(source, "guides", Path.GetRelativePath(docs, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (Path.GetExtension(file) == ".md")
                File.WriteAllText(target, Inside(File.ReadAllText(file), file, docs));
            else
                File.Copy(file, target);
        }
        File.WriteAllText(Path.Combine(source, "index.md"), File.ReadAllText(Path.Combine(docs, "site", "index.md"))
            .Replace("](../", "](guides/", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(source, "toc.yml"), """
            - { name: Guides, href: guides/ }
            - { name: Decisions, href: guides/decisions/ }
            - { name: Library, href: api/ }

            """.ReplaceLineEndings("\n"));
        foreach (string folder in new[] { "guides", Path.Combine("guides", "decisions") })
            File.WriteAllText(Path.Combine(source, folder, "toc.yml"), Entries(Path.Combine(source, folder)));
        string settings = Path.Combine(source, "docfx.json");
        File.Copy(Path.Combine(root, Settings), settings);
        return settings;
    }

    /// <summary>Takes away what no reader needs, and measures the rest.</summary>
    /// <param name="root">The repository's root.</param>
    public static (int Pages, long Bytes) Finish(string root)
    {
        var site = new DirectoryInfo(Path.Combine(root, Output));
        // Of the scripts, for who debugs them: half of the site.
        foreach (var map in site.EnumerateFiles("*.map", SearchOption.AllDirectories))
            map.Delete();
        FileInfo[] files = site.GetFiles("*", SearchOption.AllDirectories);
        return (files.Count(f => f.Extension == ".html" && f.Name != "toc.html"), files.Sum(f => f.Length));
    }

    // A page's first heading is its name.
    static string Entries(string folder)
    {
        var text = new StringBuilder();
        string[] pages = [.. Directory.GetFiles(folder, "*.md").Select(f => Path.GetFileNameWithoutExtension(f)!)];
        foreach (string page in First.Intersect(pages).Union(pages.Order(StringComparer.Ordinal)))
            text.Append("- href: ").Append(page).Append(".md\n");
        return text.Length == 0 ? "[]\n" : text.ToString();
    }

    // A link to a file that is not in docs/ would lead nowhere: the file is named instead.
    static string Inside(string text, string file, string docs) => Link().Replace(text, link =>
    {
        string target = Path.GetFullPath(link.Groups["to"].Value, Path.GetDirectoryName(file)!);
        return target.StartsWith(docs + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? link.Value
            : $"{link.Groups["text"].Value} (`{Path.GetRelativePath(Path.GetDirectoryName(docs)!, target)}`)";
    });

    [GeneratedRegex(@"(?<!!)\[(?<text>[^\]]+)\]\((?<to>\.\./[^)\s#]+)(#[^)]*)?\)")]
    private static partial Regex Link();
}
