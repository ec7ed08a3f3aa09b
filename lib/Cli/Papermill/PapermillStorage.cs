using FairLab.Experiments;
using FairLab.Notebooks;

namespace FairLab.Cli.Papermill;

/// <summary>Where notebooks come from and go to: files, standard input and output, HTTP.</summary>
static class PapermillStorage
{
    static readonly string[] Foreign = ["s3://", "gs://", "abs://", "adl://", "hdfs://"];

    public static bool IsLocal(string path) => path != "-" && !IsWeb(path);

    /// <summary>
    /// Whether a worker can read or write the path itself, as often as it likes: not a pipe, a device, or standard
    /// output by another name.
    /// </summary>
    public static bool IsPlain(string path) => IsLocal(path) && OutputFile.IsPlain(path);

    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UsageException">The scheme is not supported, or it is not UTF-8.</exception>
    public static async Task<string> ReadAsync(string path, string what)
    {
        Refuse(path);
        if (path == "-")
        {
            using var input = new MemoryStream();
            await Console.OpenStandardInput().CopyToAsync(input);
            return Decoded(input.GetBuffer().AsSpan(0, (int)input.Length), "standard input");
        }
        if (IsWeb(path))
        {
            using var client = new HttpClient();
            client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
            try
            {
                return Decoded(await client.GetByteArrayAsync(Raw(path)), path);
            }
            catch (HttpRequestException e)
            {
                throw new IOException($"{path}: cannot be fetched: {e.Message}", e);
            }
        }
        if (File.Exists(path))
            return Decoded(await File.ReadAllBytesAsync(path), path);
        // Papermill takes a notebook's text in place of its path.
        if (path.TrimStart().StartsWith('{'))
            return path;
        throw new FileNotFoundException($"{path}: no such {what}");
    }

    /// <exception cref="IOException">It cannot be written.</exception>
    public static async Task WriteAsync(string path, byte[] content)
    {
        if (path == "-")
        {
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(content);
            return;
        }
        if (!IsWeb(path))
        {
            OutputFile.Write(path, content);
            return;
        }
        using var client = new HttpClient();
        using var body = new ByteArrayContent(content) { Headers = { { "Content-Type", "application/json" } } };
        try
        {
            using var answer = await client.PutAsync(new Uri(path), body);
            answer.EnsureSuccessStatusCode();
        }
        catch (HttpRequestException e)
        {
            throw new IOException($"{path}: cannot be written: {e.Message}", e);
        }
    }

    /// <exception cref="UsageException">The scheme is not supported.</exception>
    public static void Refuse(string path)
    {
        if (Array.Find(Foreign, scheme => path.StartsWith(scheme, StringComparison.Ordinal)) is { } scheme)
            throw new UsageException($"{path}: {scheme} is not supported; expected a file, -, http:// or https://.");
    }

    static string Decoded(ReadOnlySpan<byte> bytes, string name)
    {
        try
        {
            return Utf8Text.Decode(bytes, name);
        }
        catch (InvalidDataException e)
        {
            throw new UsageException(e.Message);
        }
    }

    static bool IsWeb(string path) =>
        path.StartsWith("http://", StringComparison.Ordinal) || path.StartsWith("https://", StringComparison.Ordinal);

    // A page of GitHub shows a file; the file itself lies elsewhere.
    static Uri Raw(string path)
    {
        var address = new Uri(path);
        string[] parts = address.AbsolutePath.Trim('/').Split('/');
        return address.Host == "github.com" && parts.Length > 4 && parts[2] == "blob"
            ? new Uri($"https://raw.githubusercontent.com/{parts[0]}/{parts[1]}/{string.Join('/', parts[3..])}")
            : address;
    }
}
