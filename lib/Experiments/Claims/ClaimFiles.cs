using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

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
    internal static void Write(string folder, string profile, IReadOnlyList<Verdict> verdicts)
    {
        if (verdicts.Count == 0)
            return;
        ResultFile.Write(Path.Combine(folder, "claims.md"), Markdown(profile, verdicts));
        ResultFile.Write(Path.Combine(folder, "claims.json"), Json(profile, verdicts));
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

    static string Json(string profile, IReadOnlyList<Verdict> verdicts) => new JsonObject
    {
        ["profile"] = profile,
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
