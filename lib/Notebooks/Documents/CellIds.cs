using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>
/// Cell ids of nbformat 4.5: 1 to 64 characters of [A-Za-z0-9-_], unique in a notebook. Made from content, never at
/// random, so that two conversions of a notebook agree.
/// </summary>
internal static class CellIds
{
    public static bool IsValid(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var id) && id.Length is > 0 and <= 64
        && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>
    /// Gives a cell an id that none of the taken ids has, and puts it where Jupyter's alphabetical order has it.
    /// </summary>
    public static void Assign(JsonObject cell, int position, IReadOnlyCollection<string> taken)
    {
        var source = MultilineText.Read(cell["source"]) ?? "";
        for (var attempt = 0; ; attempt++)
        {
            var text = FormattableString.Invariant($"{position}/{attempt}/{(string?)cell["cell_type"]}/{source}");
            var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 4));
            if (taken.Contains(id))
                continue;
            cell.Remove("id");
            var before = 0;
            foreach (var (key, _) in cell)
            {
                if (string.CompareOrdinal(key, "id") > 0)
                    break;
                before++;
            }

            cell.Insert(before, "id", id);
            return;
        }
    }
}
