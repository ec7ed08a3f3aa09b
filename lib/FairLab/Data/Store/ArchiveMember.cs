using System.Formats.Tar;
using System.IO.Compression;

namespace FairLab.Data;

/// <summary>
/// One file of a downloaded archive: an address such as https://host/a.zip#folder/file names the archive and, after the
/// hash sign, the file in it. Archives are zip or tar.gz.
/// </summary>
static class ArchiveMember
{
    /// <summary>The file an address names in its archive; null when it names no archive.</summary>
    public static string? NameIn(Uri address) =>
        address.Fragment.Length > 1 ? Uri.UnescapeDataString(address.Fragment[1..]) : null;

    /// <summary>Writes one file of an archive to <paramref name="target"/>.</summary>
    /// <exception cref="DataException">The archive is damaged, or has no such file.</exception>
    public static void Extract(string archive, string member, string origin, string target)
    {
        try
        {
            using var source = File.OpenRead(archive);
            using var content = IsZip(source) ? Zip(source, member) : Tar(source, member);
            if (content is null)
                throw new DataException(origin, null, "no such file in the archive", member);
            using var file = File.Create(target);
            content.CopyTo(file);
        }
        catch (InvalidDataException e)
        {
            throw new DataException(origin, null, $"a damaged archive ({e.Message})", "one that unpacks");
        }
        catch (EndOfStreamException)
        {
            throw new DataException(origin, null, "an archive that ends early", "a whole one");
        }
    }

    static bool IsZip(FileStream source)
    {
        var isZip = source.ReadByte() == 'P' && source.ReadByte() == 'K';
        source.Position = 0;
        return isZip;
    }

    static Stream? Zip(Stream source, string member) =>
        new ZipArchive(source, ZipArchiveMode.Read).GetEntry(member)?.Open();

    static Stream? Tar(Stream source, string member)
    {
        var reader = new TarReader(new GZipStream(source, CompressionMode.Decompress));
        while (reader.GetNextEntry() is { } entry)
            if (entry.Name.TrimStart('.', '/') == member)
                return entry.DataStream;
        return null;
    }
}
