using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FairLab.Experiments.Definition;

namespace FairLab.Experiments.Claims;

/// <summary>A study's verdicts as files: <c>claims.md</c> for people, <c>claims.json</c> for programs.</summary>
public static class ClaimFiles
{
    static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes both files; unchanged ones are left alone.</summary>
    internal static void Write(string folder, string profile, IReadOnlyList<Verdict> verdicts, bool exact = false)
    {
        if (verdicts.Count == 0)
            return;
        ResultFile.Write(Path.Combine(folder, "claims.md"), Markdown(profile, verdicts));
        ResultFile.Write(Path.Combine(folder, "claims.json"), Json(profile, exact, verdicts));
    }

    /// <summary>Reads <c>claims.json</c> of a folder of results.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The verdicts; none where there is no such file.</returns>
    /// <exception cref="InvalidDataException">The file is not what <c>fairlab run</c> writes.</exception>
    public static IReadOnlyList<Verdict> Read(string folder)
    {
        string path = Path.Combine(folder, "claims.json");
        if (!File.Exists(path))
            return [];
        try
        {
            return [.. JsonNode.Parse(File.ReadAllText(path))!["claims"]!.AsArray().Select(c => Read(c!))];
        }
        catch (Exception e) when (e is JsonException or NullReferenceException or InvalidOperationException)
        {
            throw new InvalidDataException(
                $"{path}: found something that is no list of claims ({e.Message}), expected what a run writes; "
                    + "run the study again", e);
        }
    }

    static Verdict Read(JsonNode claim) => new(
        new Claim((string)claim["id"]!, (string)claim["says"]!, (string?)claim["paper"], (string?)claim["measure"],
            (string)claim["check"]!, 0) { Control = (bool)claim["control"]! },
        OutcomeOf((string?)claim["verdict"]), (string?)claim["measured"], (string?)claim["note"]);

    static Outcome OutcomeOf(string? words)
    {
        var all = Enum.GetValues<Outcome>();
        int at = Array.FindIndex(all, o => Words(o) == words);
        return at >= 0 ? all[at]
            : throw new InvalidOperationException(NearestName.Message("verdict", words ?? "", [.. all.Select(Words)]));
    }

    /// <summary>The verdict in words.</summary>
    /// <param name="outcome">The verdict.</param>
    public static string Words(Outcome outcome) => outcome switch
    {
        Outcome.Holds => "holds",
        Outcome.DoesNotHold => "does not hold",
        Outcome.NotJudged => "not judged",
        _ => "undetermined",
    };

    static string Markdown(string profile, IReadOnlyList<Verdict> verdicts)
    {
        var text = new StringBuilder();
        if (profile != "full")
            text.Append("Profile *").Append(profile).Append("*: not the study's reference results.\n\n");
        text.Append("| claim | published | measured | verdict |\n| --- | --- | --- | --- |\n");
        foreach (var v in verdicts)
        {
            text.Append("| ").AppendJoin(" | ", new[]
            {
                (v.Claim.Control ? "*Control:* " : "") + v.Claim.Says,
                v.Claim.Paper ?? "",
                v.Measured ?? v.Note ?? "",
                "**" + Words(v.Outcome) + "**",
            }.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" "))).Append(" |\n");
        }
        return text.ToString();
    }

    static string Json(string profile, bool exact, IReadOnlyList<Verdict> verdicts) => new JsonObject
    {
        ["profile"] = profile,
        ["exact"] = exact,
        ["claims"] = new JsonArray([.. verdicts.Select(v => (JsonNode)new JsonObject
        {
            ["id"] = v.Claim.Id,
            ["says"] = v.Claim.Says,
            ["control"] = v.Claim.Control,
            ["paper"] = v.Claim.Paper,
            ["measure"] = v.Claim.Measure,
            ["check"] = v.Claim.Check,
            ["measured"] = v.Measured,
            ["verdict"] = Words(v.Outcome),
            ["note"] = v.Note,
        })]),
    }.ToJsonString(Format) + "\n";
}
