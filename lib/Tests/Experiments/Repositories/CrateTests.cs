using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace FairLab.Experiments.Tests;

/// <summary><c>fairlab crate</c>: a valid RO-Crate that holds what it lists, lists what it holds, and runs.</summary>
public sealed class CrateTests : IDisposable
{
    // Of schema.org and RO-Crate 1.1's own context.
    static readonly string[] Terms =
    [
        "@id", "@type", "about", "actionStatus", "citation", "conformsTo", "contentSize", "datePublished",
        "description", "encodingFormat", "endTime", "hasPart", "instrument", "isPartOf", "license", "mentions", "name",
        "object", "programmingLanguage", "result", "sha256", "softwareVersion", "startTime", "url", "value", "version",
    ];

    readonly OtherRepository _other = new();

    public CrateTests()
    {
        _other.Study.Write("LICENSE", "MIT\n");
        _other.Study.Write("data/catalogue.yaml", """
            - id: people
              title: Two people
              licence: none
              cite: du2019
              shipped: true
              people: { who: nobody, when: never, how: typed in, harms: none }
              files: [{ name: people.csv, bytes: 4, sha256: HASH }]
            - { id: unused, title: Unused, licence: none, cite: du2019, shipped: true,
                people: { who: a, when: b, how: c, harms: d },
                files: [{ name: other.csv, bytes: 4, sha256: HASH }] }
            """.Replace("HASH", Convert.ToHexStringLower(SHA256.HashData("a\n1\n"u8)), StringComparison.Ordinal));
        _other.Study.Write("data/people.csv", "a\n1\n");
        _other.Study.Write("experiments/squares.yaml",
            "needs: [people]\ncites: [du2019]\nreport: notebooks/squares.report.ipynb\n" + StudyFolder.Experiment);
        _other.Study.Write("notebooks/half.csx", "double Half(double x) => x / 2;");
        _other.Study.Notebook("notebooks/squares.report.ipynb", "string study = \"\";",
            "#load \"notebooks/half.csx\"",
            "Run.Begin(0).Save(\"mean\", Table.From([new { mean = Half(3) }]));");
        _other.Study.Notebook("notebooks/unrelated.ipynb", "int seed = 0;", "1");
    }

    public void Dispose() => _other.Dispose();

    string Crate => Path.Combine(_other.Here, "for review");

    async Task PackAsync()
    {
        var (code, _, error) = await _other.FairlabAsync("run", _other.Root, "--exact", "-q");
        Assert.True(code == 0, error);
        (code, string output, error) = await _other.FairlabAsync("crate", _other.Root, "squares", "-o", "for review");
        Assert.True(code == 0, error);
        Assert.Contains("everything but the data", output, StringComparison.Ordinal);
        Assert.DoesNotContain("note:", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crate_ListsEveryFileAndHoldsEveryFileItLists_AndIsVerifiedAsItIs()
    {
        await PackAsync();
        var crate = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Crate, "ro-crate-metadata.json")))!;
        Assert.Equal("https://w3id.org/ro/crate/1.1/context", (string?)crate["@context"]![0]);
        var graph = crate["@graph"]!.AsArray().Select(e => e!.AsObject()).ToArray();
        string[] ids = [.. graph.Select(e => (string)e["@id"]!)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Empty(graph.SelectMany(e => e.Select(p => p.Key)).Distinct().Except(Terms));

        var descriptor = graph.Single(e => (string?)e["@id"] == "ro-crate-metadata.json");
        Assert.Equal("CreativeWork", (string?)descriptor["@type"]);
        Assert.Equal("https://w3id.org/ro/crate/1.1", (string?)descriptor["conformsTo"]!["@id"]);
        Assert.Equal("./", (string?)descriptor["about"]!["@id"]);
        var root = graph.Single(e => (string?)e["@id"] == "./");
        Assert.Equal("Dataset", (string?)root["@type"]);
        Assert.Equal("Squares", (string?)root["name"]);
        Assert.NotEmpty((string)root["description"]!);
        Assert.True(DateTimeOffset.TryParse((string?)root["datePublished"], out _));
        Assert.Equal("LICENSE", (string?)root["license"]!["@id"]);

        // From the folder to the list, and from the list to the folder.
        string[] disk = [.. Directory.GetFiles(Crate, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Crate, f).Replace('\\', '/'))
            .Where(f => f != "ro-crate-metadata.json").Order(StringComparer.Ordinal)];
        string[] listed = [.. root["hasPart"]!.AsArray().Select(p => Uri.UnescapeDataString((string)p!["@id"]!))];
        Assert.Equal(disk, listed.Order(StringComparer.Ordinal));
        var files = graph.Where(e => Is(e, "File")).ToArray();
        Assert.Equal(disk, files.Select(f => Uri.UnescapeDataString((string)f["@id"]!)).Order(StringComparer.Ordinal));
        Assert.All(files, f =>
        {
            byte[] bytes = File.ReadAllBytes(Path.Combine(Crate, Uri.UnescapeDataString((string)f["@id"]!)));
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), (string?)f["sha256"]);
            Assert.Equal(FormattableString.Invariant($"{bytes.Length}"), (string?)f["contentSize"]);
        });
        Assert.All(References(crate["@graph"]), id =>
            Assert.True(ids.Contains(id) || id.StartsWith("http", StringComparison.Ordinal), id));

        // Everything of the study, nothing of its data or of others, and not whose machine it was.
        Assert.Equal(7, disk.Count(f => f.StartsWith("executed/", StringComparison.Ordinal)
            && f.EndsWith(".ipynb", StringComparison.Ordinal)));
        Assert.Equal(7, graph.Count(e => Is(e, "CreateAction")));
        Assert.Contains("results/squares/squares.csv", disk);
        Assert.Contains("results/report/squares.html", disk);
        Assert.Contains("notebooks/half.csx", disk);
        Assert.DoesNotContain("data/people.csv", disk);
        Assert.DoesNotContain("notebooks/unrelated.ipynb", disk);
        Assert.DoesNotContain("unused", await File.ReadAllTextAsync(Path.Combine(Crate, "data/catalogue.yaml")),
            StringComparison.Ordinal);
        Assert.All(disk, f => Assert.DoesNotContain(_other.Root, File.ReadAllText(Path.Combine(Crate, f)),
            StringComparison.Ordinal));

        // The reviewer has the data from elsewhere.
        File.Copy(Path.Combine(_other.Root, "data/people.csv"), Path.Combine(Crate, "data/people.csv"));
        var (code, output, error) = await _other.FairlabAsync("verify", Crate, "-q");
        Assert.True(code == 0, output + error);
        Assert.Contains("squares: equal to the byte", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crate_OfTablesThatItsRunsDidNotMake_SaysSoInIt()
    {
        await PackAsync();
        string table = "results/squares/squares.csv";
        _other.Study.Write(table, _other.Study.Read(table).Replace(",2,4,", ",2,5,", StringComparison.Ordinal));
        var (code, _, error) = await _other.FairlabAsync("crate", _other.Root, "squares", "-o", "for review");
        Assert.True(code == 0, error);
        // Both seeds, and the report over all of them.
        Assert.Contains("note: 3 of 7 executed notebooks did not make the tables in it", error,
            StringComparison.Ordinal);
        Assert.Contains("3 of 7 executed notebooks", await File.ReadAllTextAsync(Path.Combine(Crate, "README.md")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crate_OfWhatIsNotThere_SaysWhatToDo()
    {
        var (code, _, error) = await _other.FairlabAsync("crate", _other.Root, "squares");
        Assert.Equal(2, code);
        Assert.Contains("squares has no results to pack: It has not been run yet. Next: fairlab run squares", error,
            StringComparison.Ordinal);

        _other.Study.Write("results/squares/squares.csv", "a\n1\n");
        _other.Study.Write("results/squares/claims.json", "{ \"profile\": \"full\", \"claims\": [] }");
        (code, _, error) = await _other.FairlabAsync("crate", _other.Root, "squares");
        Assert.Equal(2, code);
        Assert.Contains("none of squares's 7 executed notebooks is on this machine", error, StringComparison.Ordinal);

        _other.Study.Write("thesis/thesis.tex", "");
        (code, _, error) = await _other.FairlabAsync(
            "crate", _other.Root, "squares", "--without-executed", "-o", Path.Combine(_other.Root, "thesis"));
        Assert.Equal(2, code);
        Assert.Contains("holds something else than a crate", error, StringComparison.Ordinal);
        Assert.Equal(["thesis.tex"],
            Directory.GetFiles(Path.Combine(_other.Root, "thesis")).Select(f => Path.GetFileName(f)));
    }

    static bool Is(JsonObject entity, string type) => entity["@type"] is JsonArray types
        ? types.Any(t => (string?)t == type)
        : (string?)entity["@type"] == type;

    static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject o when o.Count == 1 && o.ContainsKey("@id") => [(string)o["@id"]!],
        JsonObject o => o.SelectMany(p => References(p.Value)),
        JsonArray a => a.SelectMany(References),
        _ => [],
    };
}
