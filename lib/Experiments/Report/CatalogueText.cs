using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FairLab.Data;

namespace FairLab.Experiments.Report;

/// <summary>Some entries of a data catalogue as a catalogue of their own.</summary>
public static class CatalogueText
{
    static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes <c>catalogue.yaml</c>, from which the same entries are read.</summary>
    /// <param name="entries">The data sets.</param>
    public static string Write(IReadOnlyCollection<CatalogueEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var text = new StringBuilder("""
            # The data sets this repository uses. Nothing is used before its length and SHA-256 match.
            # A folder named by FAIRLAB_DATA_MIRROR, laid out <mirror>/<id>/<file>, is tried before any download.

            """);
        foreach (var entry in entries)
            Write(text, entry);
        return text.Append(entries.Count == 0 ? "[]\n" : "").ToString().ReplaceLineEndings("\n");
    }

    static void Write(StringBuilder text, CatalogueEntry entry)
    {
        text.Append(CultureInfo.InvariantCulture, $"""

            - id: {Text(entry.Id)}
              title: {Text(entry.Title)}
              licence: {Text(entry.Licence)}
              cite: {Text(entry.Cite)}

            """);
        if (entry.Page is { } page)
            text.Append(CultureInfo.InvariantCulture, $"  page: {Text(page)}\n");
        if (entry.Shipped)
            text.Append("  shipped: true\n");
        if (entry.AnyFile)
            text.Append("  any: true\n");
        text.Append(CultureInfo.InvariantCulture, $"""
              people:
                who: {Text(entry.People.Who)}
                when: {Text(entry.People.When)}
                how: {Text(entry.People.How)}
                harms: {Text(entry.People.Harms)}
              files:

            """);
        foreach (var file in entry.Files)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"    - {{ name: {Text(file.Name)}, bytes: {file.Bytes}, sha256: {file.Sha256}");
            if (file.Addresses.Count > 0)
            {
                // {file} is already the file's name.
                text.Append(CultureInfo.InvariantCulture,
                    $", addresses: [{string.Join(", ", file.Addresses.Select(a => Text(a.AbsoluteUri)))}]");
            }
            text.Append(" }\n");
        }
    }

    // JSON's texts are YAML's.
    static string Text(string text) => JsonSerializer.Serialize(text, Format);
}
