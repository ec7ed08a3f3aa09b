using System.Text.Json;

namespace FairLab.Data;

/// <summary>The four lists of a word-embedding association test.</summary>
/// <param name="Name">What is compared with what.</param>
/// <param name="FirstTargets">Words such as names of one group; lower case.</param>
/// <param name="SecondTargets">Words such as names of another group.</param>
/// <param name="FirstAttributes">Words such as pleasant ones.</param>
/// <param name="SecondAttributes">Words such as unpleasant ones.</param>
public sealed record WordLists(string Name, IReadOnlyList<string> FirstTargets, IReadOnlyList<string> SecondTargets,
    IReadOnlyList<string> FirstAttributes, IReadOnlyList<string> SecondAttributes)
{
    /// <summary>All words of the four lists.</summary>
    public IEnumerable<string> All => [.. FirstTargets, .. SecondTargets, .. FirstAttributes, .. SecondAttributes];

    /// <summary>
    /// The ten tests of Caliskan, Bryson and Narayanan 2017 [caliskan2017], without the words that the paper removed
    /// for being rare.
    /// </summary>
    /// <exception cref="DataException">A file that cannot be had, or is not what it should be.</exception>
    public static IReadOnlyList<WordLists> LoadCaliskan(DataStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        var path = store.Get("weat")[0];
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            return
            [
                .. document.RootElement.EnumerateArray().Select(test => new WordLists(
                    $"{Title(test, "first_target")} and {Title(test, "second_target")}; "
                        + $"{Title(test, "first_attribute")} and {Title(test, "second_attribute")}",
                    Words(test, "first_target"),
                    Words(test, "second_target"),
                    Words(test, "first_attribute"),
                    Words(test, "second_attribute"))),
            ];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new DataException(path, null, $"something else ({e.Message})", "a list of association tests");
        }

        static string Title(JsonElement test, string list) => test.GetProperty(list).GetProperty("name").GetString()!;

        static string[] Words(JsonElement test, string list)
        {
            var section = test.GetProperty(list);
            var removed = section.TryGetProperty("remove", out var remove) ? Texts(remove) : [];
            return [.. Texts(section.GetProperty("words")).Except(removed).Select(w => w.ToLowerInvariant())];
        }

        static string[] Texts(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetString()!)];
    }
}
