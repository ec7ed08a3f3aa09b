using System.Text;
using FairLab.Data;
using FairLab.Experiments.Definition;

namespace FairLab.Report.Crate;

/// <summary>The page a reviewer opens first.</summary>
static class CrateReadme
{
    public static string Text(Experiment experiment, IReadOnlyList<CatalogueEntry> data, IReadOnlyList<string> notes)
    {
        string study = experiment.Study;
        var text = new StringBuilder($"""
            # {experiment.Title}

            {experiment.Question ?? "A study for FairLab."} Everything of the study `{study}` but its data:

            - `results/report/{study}.html`: the report, to read in a browser
            - `results/{study}/`: tables, figures, and `claims.md` with the verdicts
            - `experiments/`, `notebooks/`: what was run; `executed/`: the notebooks with what they showed in each run
            - `data/catalogue.yaml`: where the data come from, and what they say about people; `docs/refs.bib`
            - `ro-crate-metadata.json`: all of this for programs, as an RO-Crate 1.1

            With FairLab {RepositoryLayout.Engine}, and this folder beside it:

            ```
            ./fairlab verify ../FOLDER {study}     computes it anew and compares with these tables, cell by cell
            ./fairlab run ../FOLDER {study}        computes it anew and writes into this folder
            ```

            A notebook is code: read it before you run it.


            """);
        foreach (var entry in data)
        {
            text.Append("- Data `").Append(entry.Id).Append("`: ").Append(entry.Title).Append(". Licence: ")
                .Append(entry.Licence).Append(". ").Append(Origin(entry)).Append('\n');
        }
        if (notes.Count > 0)
            text.Append("\nNote:\n\n");
        foreach (string note in notes)
            text.Append("- ").Append(note).Append('\n');
        return text.ToString();
    }

    static string Origin(CatalogueEntry entry) => entry.Page is { } page ? $"From {page}, by hand."
        : entry.Shipped ? "FairLab has it where it has the same bytes, and puts it into `data/`."
        : "It is downloaded when it is needed.";
}
