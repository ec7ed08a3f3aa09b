using FairLab.Data;
using FairLab.Experiments;
using FairLab.Experiments.Definition;
using FairLab.Experiments.Report;
using FairLab.Report.Site;

namespace FairLab.Cli;

/// <summary>A repository of one's own around a study, laid out as FairLab's: what is there already stays.</summary>
static class NewRepository
{
    const string Ignored = """
        artifacts/
        data/cache/
        results/runs/
        results/report/
        results/smoke/
        results/custom/
        results/ordinary/
        results/partial/
        results/*/*.html
        .ipynb_checkpoints/

        """;

    /// <summary>Whether studies can be begun in a folder: there is none, it is empty, or it is laid out so.</summary>
    /// <exception cref="UsageException">There is something else in it.</exception>
    public static void CheckFree(string folder)
    {
        if (File.Exists(folder))
            throw new UsageException($"--repository: {folder} is a file, expected a folder");
        if (!Directory.Exists(folder) || File.Exists(Path.Combine(folder, "data", "catalogue.yaml")))
            return;
        // A repository somebody has just begun.
        string[] usual = [".git", ".gitignore", ".gitattributes", "LICENSE", "LICENSE.md", "README.md"];
        if (Directory.EnumerateFileSystemEntries(folder).Select(f => Path.GetFileName(f)).Except(usual)
            .Order(StringComparer.Ordinal).FirstOrDefault() is { } other)
        {
            throw new UsageException($"--repository: {folder} is no FairLab repository (found {other}, and no "
                + "data/catalogue.yaml); name a folder that is empty or not there");
        }
    }

    /// <summary>Writes what is missing around the study.</summary>
    /// <param name="folder">The repository's root.</param>
    /// <param name="name">The study.</param>
    /// <param name="entry">The data set of FairLab it uses; null for a file of one's own.</param>
    /// <param name="own">FairLab's own root, where that data set and its reference are.</param>
    /// <returns>The files that were written, relative to the root.</returns>
    public static IReadOnlyList<string> Write(string folder, string name, CatalogueEntry? entry, string own)
    {
        var written = new List<string>();
        string catalogue = Path.Combine(folder, "data", "catalogue.yaml");
        var there = File.Exists(catalogue) ? Catalogue.Load(catalogue).Entries : [];
        if (entry is not null && there.All(e => e.Id != entry.Id))
        {
            // What somebody wrote into the catalogue keeps its words.
            string added = CatalogueText.Write([entry]);
            string before = there.Count == 0 ? "" : File.ReadAllText(catalogue).TrimEnd() + "\n\n";
            Add("data/catalogue.yaml",
                before + added[(there.Count == 0 ? 0 : added.IndexOf("- id:", StringComparison.Ordinal))..],
                replace: true);
            foreach (var file in entry.Files.Where(_ => entry.Shipped))
            {
                string target = Path.Combine(folder, "data", file.Name);
                if (File.Exists(target))
                    continue;
                File.Copy(Path.Combine(own, "data", file.Name), target);
                written.Add("data/" + file.Name);
            }
        }
        else
        {
            Add("data/catalogue.yaml", CatalogueText.Write([]));
        }
        Add("docs/refs.bib", "% The literature that the studies cite, by its key.\n\n"
            + (entry is null ? "" : Bibliography.Load(Path.Combine(own, "docs", "refs.bib")).Source(entry.Cite)));
        Add(RepositoryLayout.VersionFile,
            $"# The version of FairLab these studies were made with.\nengine: {RepositoryLayout.Engine}\n");
        Add(".gitignore", Ignored);
        Add("README.md", Readme(name));
        return written;

        void Add(string file, string text, bool replace = false)
        {
            string path = Path.Combine(folder, file);
            if (File.Exists(path) && !replace)
                return;
            ResultFile.Write(path, text.ReplaceLineEndings("\n"));
            written.Add(file);
        }
    }

    static string Readme(string name) => $"""
        # {StudyTemplate.Title(name)}

        The question, who the data describe, and what was found, in a few sentences.

        Studies for FairLab {RepositoryLayout.Engine}: `notebooks/` hold one run
        each, `experiments/` what is varied and what is claimed, `data/catalogue.yaml` where the data come from,
        `docs/refs.bib` the literature, `results/` what was found. With FairLab beside this folder, and called from it:

        ```
        fairlab run . --exact  executes what is missing; results/, and results/report/index.html to read in a browser
        fairlab verify .       computes everything anew and compares it with the committed results, cell by cell
        ```

        A notebook is code: read it before you run it. `fairlab crate {name}` packs the study for a reviewer.

        """;
}
