using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace FairLab.Data;

/// <summary>
/// Finds the files of data sets: shipped ones in data/, others in data/cache/, else in a mirror folder, else by
/// download. Nothing is used before its length and SHA-256 are those of the catalogue, and nothing reaches its final
/// name before that.
/// </summary>
public sealed class DataStore : IDisposable
{
    readonly Catalogue _catalogue;
    readonly string _cache;
    readonly string? _mirror;
    readonly HttpClient _http;

    /// <summary>A store over a catalogue.</summary>
    /// <param name="catalogue">What to find.</param>
    /// <param name="cache">Where verified copies are kept; cache/ beside the catalogue when null.</param>
    /// <param name="mirror">A folder tried before any download, laid out &lt;mirror&gt;/&lt;id&gt;/&lt;file&gt; or
    /// &lt;file&gt;.gz.</param>
    /// <param name="http">How downloads are sent; the plain handler when null.</param>
    public DataStore(Catalogue catalogue, string? cache = null, string? mirror = null, HttpMessageHandler? http = null)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        _catalogue = catalogue;
        _cache = cache ?? Path.Combine(catalogue.Folder, "cache");
        _mirror = string.IsNullOrEmpty(mirror) ? null : mirror;
        _http = http is null ? new HttpClient() : new HttpClient(http);
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("FairLab", "0.1"));
    }

    /// <summary>The store of this FairLab; the mirror is the folder that FAIRLAB_DATA_MIRROR names.</summary>
    public static DataStore Default() =>
        new(Catalogue.Default(), mirror: Environment.GetEnvironmentVariable("FAIRLAB_DATA_MIRROR"));

    /// <summary>The catalogue this store serves.</summary>
    public Catalogue Catalogue => _catalogue;

    /// <summary>Whether a data set can be used now, without a download.</summary>
    public bool HasLocally(string id)
    {
        var entry = _catalogue[id];
        bool Here(CatalogueFile file) => LocalPlaces(entry, file).Any(System.IO.File.Exists);
        return entry.AnyFile ? entry.Files.Any(Here) : entry.Files.All(Here);
    }

    /// <summary>
    /// The verified files of a data set, fetched if need be: all of them, or the first one to be had when any is
    /// enough.
    /// </summary>
    /// <param name="id">The data set.</param>
    /// <param name="progress">Told about downloads.</param>
    /// <param name="cancellation">Stops a download; what was received is kept and resumed next time.</param>
    /// <returns>Paths in the catalogue's order.</returns>
    /// <exception cref="DataException">A file cannot be had, or is not the one the catalogue describes.</exception>
    public async Task<IReadOnlyList<string>> GetAsync(
        string id,
        IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var entry = _catalogue[id];
        if (!entry.AnyFile)
        {
            var paths = new List<string>();
            foreach (var file in entry.Files)
                paths.Add(await GetAsync(entry, file, progress, cancellation).ConfigureAwait(false));
            return paths;
        }
        // Of several acceptable files take one that is already here before any that must be downloaded.
        var local = entry.Files.FirstOrDefault(file => LocalPlaces(entry, file).Any(System.IO.File.Exists));
        return [await GetAsync(entry, local ?? entry.Files[0], progress, cancellation).ConfigureAwait(false)];
    }

    /// <summary>
    /// As <see cref="GetAsync(string, IProgress{DownloadProgress}?, CancellationToken)"/>, waiting for it.
    /// </summary>
    public IReadOnlyList<string> Get(string id) => Task.Run(() => GetAsync(id)).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    async Task<string> GetAsync(
        CatalogueEntry entry,
        CatalogueFile file,
        IProgress<DownloadProgress>? progress,
        CancellationToken cancellation)
    {
        if (entry.Shipped)
        {
            var shipped = Path.Combine(_catalogue.Folder, file.Name);
            return System.IO.File.Exists(shipped)
                ? Verify(shipped, file)
                : throw new DataException(shipped, null, "no file", "the one that ships with FairLab");
        }
        var final = Path.Combine(_cache, entry.Id, file.Name);
        if (System.IO.File.Exists(final))
            return Verify(final, file);
        Directory.CreateDirectory(Path.GetDirectoryName(final)!);
        if (MirrorPlaces(entry, file).FirstOrDefault(System.IO.File.Exists) is { } mirrored)
            return Install(CopyFromMirror(mirrored, final), mirrored, file, final);
        var problems = new List<string>();
        foreach (var address in file.Addresses)
        {
            try
            {
                return Install(
                    await Download(address, file, final + ".part", progress, cancellation).ConfigureAwait(false),
                    address.ToString(),
                    file,
                    final);
            }
            catch (Exception e)
                when (e is HttpRequestException or IOException or DataException
                    || (e is TaskCanceledException && !cancellation.IsCancellationRequested))
            {
                problems.Add(e is DataException ? e.Message : $"{address}: {e.Message}");
            }
        }
        var mirror = _mirror is null
            ? " (FAIRLAB_DATA_MIRROR is not set)"
            : $" nor in {Path.Combine(_mirror, entry.Id)}";
        var reason = problems.Count > 0 ? $", and could not be downloaded: {string.Join("; ", problems)}"
            : entry.Page is { } page ? $"; get it from {page} and put it there"
            : ", and the catalogue has no address for it";
        throw new DataException(
            $"data set '{entry.Id}' needs {file.Name}, which is neither in {Path.GetDirectoryName(final)}"
            + mirror + reason);
    }

    IEnumerable<string> MirrorPlaces(CatalogueEntry entry, CatalogueFile file) =>
        _mirror is null
            ? []
            : [Path.Combine(_mirror, entry.Id, file.Name), Path.Combine(_mirror, entry.Id, file.Name + ".gz")];

    IEnumerable<string> LocalPlaces(CatalogueEntry entry, CatalogueFile file) => entry.Shipped
        ? [Path.Combine(_catalogue.Folder, file.Name)]
        : [Path.Combine(_cache, entry.Id, file.Name), .. MirrorPlaces(entry, file)];

    static string CopyFromMirror(string from, string final)
    {
        // A name of its own, so that several processes may fetch the same file at once.
        var part = $"{final}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}.part";
        using var source = System.IO.File.OpenRead(from);
        using var plain =
            from.EndsWith(".gz", StringComparison.Ordinal) && !final.EndsWith(".gz", StringComparison.Ordinal)
                ? new GZipStream(source, CompressionMode.Decompress)
                : (Stream)source;
        using var target = System.IO.File.Create(part);
        try
        {
            plain.CopyTo(target);
        }
        catch (InvalidDataException e)
        {
            target.Dispose();
            System.IO.File.Delete(part);
            throw new DataException(from, null, $"a damaged gzip file ({e.Message})", "one that unpacks");
        }
        return part;
    }

    /// <summary>
    /// Downloads an archive whole and takes one file out of it; an archive is not resumed, as its length is not known.
    /// </summary>
    async Task<string> DownloadArchive(Uri address, string member, string part, CancellationToken cancellation)
    {
        var archive = $"{part}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}.archive";
        try
        {
            using (var response = await _http
                .GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation)
                .ConfigureAwait(false))
            {
                response.EnsureSuccessStatusCode();
                var target = System.IO.File.Create(archive);
                await using (target.ConfigureAwait(false))
                    await response.Content.CopyToAsync(target, cancellation).ConfigureAwait(false);
            }
            ArchiveMember.Extract(archive, member, address.ToString(), archive + ".file");
            System.IO.File.Move(archive + ".file", part, overwrite: true);
        }
        finally
        {
            System.IO.File.Delete(archive);
            System.IO.File.Delete(archive + ".file");
        }
        return part;
    }

    async Task<string> Download(
        Uri address,
        CatalogueFile file,
        string part,
        IProgress<DownloadProgress>? progress,
        CancellationToken cancellation)
    {
        if (ArchiveMember.NameIn(address) is { } member)
            return await DownloadArchive(address, member, part, cancellation).ConfigureAwait(false);
        // One process downloads a file at a time: the part file is opened without sharing.
        var target = new FileStream(part, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        await using (target.ConfigureAwait(false))
        {
            if (target.Length >= file.Bytes)
                target.SetLength(0);
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (target.Length > 0)
                request.Headers.Range = new RangeHeaderValue(target.Length, null);
            using var response = await _http
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation)
                .ConfigureAwait(false);
            response.EnsureSuccessStatusCode();
            var resumed =
                response.StatusCode == HttpStatusCode.PartialContent
                && response.Content.Headers.ContentRange?.From == target.Length;
            if (!resumed)
                target.SetLength(0);
            target.Seek(0, SeekOrigin.End);
            var body = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
            var buffer = new byte[1 << 16];
            int read;
            while ((read = await body.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
            {
                await target.WriteAsync(buffer.AsMemory(0, read), cancellation).ConfigureAwait(false);
                progress?.Report(new DownloadProgress(file.Name, target.Length, file.Bytes));
                if (target.Length > file.Bytes)
                    break;
            }
            if (target.Length < file.Bytes)
                throw new DataException(
                    address.ToString(),
                    null,
                    $"a connection that ended after {target.Length} bytes",
                    $"{file.Bytes} bytes; the next attempt resumes there");
        }
        return part;
    }

    /// <summary>
    /// Verifies a finished part and moves it to its final name; a part that does not match is deleted.
    /// </summary>
    static string Install(string part, string origin, CatalogueFile file, string final)
    {
        try
        {
            Verify(part, file, origin);
        }
        catch (DataException)
        {
            System.IO.File.Delete(part);
            throw;
        }
        System.IO.File.Move(part, final, overwrite: true);
        return final;
    }

    static string Verify(string path, CatalogueFile file, string? origin = null)
    {
        var hint = origin is null ? "; delete it to fetch it again" : "";
        var length = new FileInfo(path).Length;
        if (length != file.Bytes)
            throw new DataException(origin ?? path, null, $"{length} bytes", $"{file.Bytes} bytes{hint}");
        using var stream = System.IO.File.OpenRead(path);
        var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
        if (hash != file.Sha256)
            throw new DataException(origin ?? path, null, $"sha256 {hash}", $"sha256 {file.Sha256}{hint}");
        return path;
    }
}
