using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using FairLab.Data;

namespace FairLab.Tests.Data;

public sealed class DataStoreTests : IDisposable
{
    static readonly byte[] Content = Encoding.UTF8.GetBytes(string.Join("\n", Enumerable.Range(0, 5000)));

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fairlab-store-");

    string Cached => Path.Combine(_folder.FullName, "cache", "set", "file.csv");

    string Mirror => Path.Combine(_folder.FullName, "mirror");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Get_from_a_mirror_copies_and_verifies(bool compressed)
    {
        WriteMirror(Content, compressed);
        using var store = Store();
        Assert.True(store.HasLocally("set"));
        Assert.Equal([Cached], store.Get("set"));
        Assert.Equal(Content, File.ReadAllBytes(Cached));
        Assert.Equal([Cached], Directory.GetFiles(Path.GetDirectoryName(Cached)!));
    }

    [Fact]
    public void Get_from_a_mirror_with_another_hash_is_refused()
    {
        WriteMirror([.. Content[..^1], (byte)'x'], compressed: false);
        using var store = Store();
        var message = Assert.Throws<DataException>(() => store.Get("set")).Message;
        Assert.Contains("found sha256", message);
        Assert.Contains("expected sha256 " + Hash(Content), message);
        Assert.False(File.Exists(Cached));
    }

    [Fact]
    public void Get_from_a_mirror_with_a_cut_gzip_is_refused()
    {
        WriteMirror(Content, compressed: true);
        var file = Path.Combine(Mirror, "set", "file.csv.gz");
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..100]);
        using var store = Store();
        Assert.Throws<DataException>(() => store.Get("set"));
        Assert.False(File.Exists(Cached));
    }

    [Fact]
    public void Get_from_a_corrupt_cache_says_to_delete_it()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Cached)!);
        File.WriteAllBytes(Cached, Content[..10]);
        using var store = Store();
        var message = Assert.Throws<DataException>(() => store.Get("set")).Message;
        Assert.Contains($"found 10 bytes, expected {Content.Length} bytes; delete it to fetch it again", message);
    }

    [Fact]
    public async Task Get_by_download_tries_addresses_in_order_and_reports_progress()
    {
        var server = new Server { Gone = { "https://first.example/file.csv" } };
        using var store = Store(server);
        var seen = new Progress();
        Assert.Equal([Cached], await store.GetAsync("set", seen));
        Assert.Equal(["https://first.example/file.csv", "https://second.example/file.csv"], server.Asked);
        Assert.Equal(Content.Length, seen.Last.Received);
        Assert.Equal(Content, File.ReadAllBytes(Cached));
        Assert.False(File.Exists(Cached + ".part"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Get_after_a_cut_download_resumes_or_starts_over(bool serverResumes)
    {
        var server = new Server
        {
            CutAfter = 1000,
            Ranges = serverResumes,
            Gone = { "https://first.example/file.csv" },
        };
        using var store = Store(server);
        Assert.Contains("ended after 1000 bytes", Assert.Throws<DataException>(() => store.Get("set")).Message);
        Assert.Equal(1000, new FileInfo(Cached + ".part").Length);
        server.CutAfter = int.MaxValue;
        store.Get("set");
        Assert.Equal(1000, server.LastRangeFrom);
        Assert.Equal(Content, File.ReadAllBytes(Cached));
    }

    [Fact]
    public void Get_of_a_changed_download_is_refused_and_leaves_nothing()
    {
        var server = new Server { Body = [.. Content[..^1], (byte)'x'] };
        using var store = Store(server);
        Assert.Contains("found sha256", Assert.Throws<DataException>(() => store.Get("set")).Message);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(Cached)!));
    }

    [Fact]
    public void Get_offline_names_what_was_tried()
    {
        var server = new Server { Gone = { "https://first.example/file.csv", "https://second.example/file.csv" } };
        using var store = Store(server);
        var message = Assert.Throws<DataException>(() => store.Get("set")).Message;
        Assert.Contains("data set 'set' needs file.csv", message);
        Assert.Contains(Mirror, message);
        Assert.Contains("https://second.example/file.csv", message);
    }

    [Fact]
    public void Get_any_prefers_the_file_that_is_here()
    {
        WriteMirror(Content, compressed: false);
        var catalogue = Catalogue.Parse(
            Path.Combine(_folder.FullName, "c.yaml"),
            Yaml("any: true", $"- {{ name: other.csv, bytes: 1, sha256: {new string('0', 64)} }}\n    "));
        using var store = new DataStore(catalogue, mirror: Mirror, http: new Server());
        Assert.Equal([Cached], store.Get("set"));
    }

    DataStore Store(Server? server = null, string first = "https://first.example/{file}") =>
        new(
            Catalogue.Parse(
                Path.Combine(_folder.FullName, "c.yaml"),
                Yaml("any: false", "").Replace("https://first.example/{file}", first, StringComparison.Ordinal)),
            mirror: Mirror,
            http: server ?? new Server { Body = [] });

    static string Yaml(string any, string firstFile) => $$"""
        - id: set
          title: T
          licence: L
          cite: c
          {{any}}
          people: { who: a, when: b, how: c, harms: d }
          addresses: ["https://first.example/{file}", "https://second.example/{file}"]
          files:
            {{firstFile}}- { name: file.csv, bytes: {{Content.Length}}, sha256: {{Hash(Content)}} }
        """;

    static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    void WriteMirror(byte[] bytes, bool compressed)
    {
        var file = Path.Combine(
            Directory.CreateDirectory(Path.Combine(Mirror, "set")).FullName,
            compressed ? "file.csv.gz" : "file.csv");
        using var stream = File.Create(file);
        using var target = compressed ? new GZipStream(stream, CompressionLevel.Fastest) : (Stream)stream;
        target.Write(bytes);
    }

    sealed class Progress : IProgress<DownloadProgress>
    {
        public DownloadProgress Last { get; private set; }

        public void Report(DownloadProgress value) => Last = value;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Get_takes_one_file_out_of_a_downloaded_archive(bool zip)
    {
        using var store = Store(
            new Server { Body = Archive(zip, "inner folder/file.csv") },
            "https://example.org/a#inner%20folder/{file}");
        Assert.Equal([Cached], store.Get("set"));
        Assert.Equal(Content, File.ReadAllBytes(Cached));
        Assert.Equal([Cached], Directory.GetFiles(Path.GetDirectoryName(Cached)!));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Get_from_an_archive_without_the_file_or_a_cut_one_says_so(bool zip)
    {
        using var store = Store(
            new Server { Body = Archive(zip, "other.csv"), Gone = { "https://second.example/file.csv" } },
            "https://example.org/a#inner%20folder/{file}");
        Assert.Contains(
            "found no such file in the archive, expected inner folder/file.csv",
            Assert.Throws<DataException>(() => store.Get("set")).Message);
        using var cut = Store(
            new Server
            {
                Body = Archive(zip, "inner folder/file.csv")[..200],
                Gone = { "https://second.example/file.csv" },
            },
            "https://example.org/a#inner%20folder/{file}");
        Assert.Contains("archive", Assert.Throws<DataException>(() => cut.Get("set")).Message);
        // The second address leaves its empty part; of the archive nothing is left.
        Assert.All(Directory.GetFiles(Path.GetDirectoryName(Cached)!), f => Assert.Equal(0, new FileInfo(f).Length));
    }

    static byte[] Archive(bool zip, string name)
    {
        using var bytes = new MemoryStream();
        if (zip)
        {
            using var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true);
            using var entry = archive.CreateEntry(name).Open();
            entry.Write(Content);
        }
        else
        {
            using var packed = new GZipStream(bytes, CompressionMode.Compress, leaveOpen: true);
            using var tar = new TarWriter(packed);
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Content) });
        }
        return bytes.ToArray();
    }

    /// <summary>A web server without a network: answers with the body, perhaps in part, perhaps cut short.</summary>
    sealed class Server : HttpMessageHandler
    {
        public byte[] Body { get; init; } = Content;

        public HashSet<string> Gone { get; } = [];

        public int CutAfter { get; set; } = int.MaxValue;

        public bool Ranges { get; init; } = true;

        public List<string> Asked { get; } = [];

        public long? LastRangeFrom { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!.ToString());
            if (Gone.Contains(request.RequestUri.ToString()))
                return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound));
            LastRangeFrom = request.Headers.Range?.Ranges.Single().From;
            var from = Ranges ? (int)(LastRangeFrom ?? 0) : 0;
            var response = new HttpResponseMessage(from > 0 ? HttpStatusCode.PartialContent : HttpStatusCode.OK)
            {
                Content = new ByteArrayContent(Body[from..Math.Min(Body.Length, CutAfter)]),
            };
            if (from > 0)
                response.Content.Headers.ContentRange = new ContentRangeHeaderValue(from, Body.Length - 1, Body.Length);
            return Task.FromResult(response);
        }
    }
}
