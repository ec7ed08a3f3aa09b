using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace FairLab.Data;

/// <summary>
/// Word vectors as a compact file: a first line that names the format, a line with the numbers of words and dimensions,
/// the words one a line, one scale a word (32-bit, little-endian), and then one signed byte for each number. A number
/// is its byte times the word's scale, which is the largest magnitude in the vector over 127, so that no number is off
/// by more than half a scale.
/// </summary>
public static class WordVectorFile
{
    const string FirstLine = "FairLab word vectors 1";

    /// <summary>Reads a compact file.</summary>
    /// <exception cref="DataException">The file is not one, or ends early.</exception>
    public static WordVectors Read(string path)
    {
        ReadOnlySpan<byte> rest = File.ReadAllBytes(path);
        if (Line(ref rest) != FirstLine)
            throw new DataException(path, 1, "another first line", $"'{FirstLine}'");
        var header = (Line(ref rest) ?? "").Split(' ');
        if (header.Length != 2
            || !int.TryParse(header[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || !int.TryParse(header[1], NumberStyles.None, CultureInfo.InvariantCulture, out var dimensions)
            || dimensions < 1)
            throw new DataException(path, 2, $"'{string.Join(' ', header)}'", "the numbers of words and dimensions");
        var words = new string[count];
        for (var i = 0; i < count; i++)
            words[i] = Line(ref rest) ?? throw new DataException(path, i + 3, "the end of the file", $"{count} words");
        if (rest.Length != (long)count * (4 + dimensions))
            throw new DataException(
                path,
                null,
                $"{rest.Length} bytes after the words",
                $"{(long)count * (4 + dimensions)}");
        var bytes = MemoryMarshal.Cast<byte, sbyte>(rest[(4 * count)..]);
        var values = new float[count * dimensions];
        for (var word = 0; word < count; word++)
        {
            var scale = BitConverter.ToSingle(rest[(4 * word)..]);
            for (var i = word * dimensions; i < (word + 1) * dimensions; i++)
                values[i] = bytes[i] * scale;
        }
        return new WordVectors(words, dimensions, values);
    }

    /// <summary>Writes vectors as a compact file.</summary>
    public static void Write(string path, WordVectors vectors)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        var (words, dimensions) = (vectors.Vocabulary.Words, vectors.Dimensions);
        var values = vectors.Values;
        using var file = new BinaryWriter(File.Create(path), new UTF8Encoding(false));
        var head = string.Create(CultureInfo.InvariantCulture, $"{FirstLine}\n{words.Count} {dimensions}\n");
        file.Write(Encoding.UTF8.GetBytes($"{head}{string.Join('\n', words)}\n"));
        var scales = new float[words.Count];
        for (var word = 0; word < scales.Length; word++)
        {
            var largest = 0.0;
            foreach (var value in values.Slice(word * dimensions, dimensions))
                largest = Math.Max(largest, Math.Abs(value));
            file.Write(scales[word] = (float)(largest / 127));
        }
        for (var i = 0; i < values.Length; i++)
            file.Write(
                scales[i / dimensions] is > 0 and var scale ? (sbyte)Math.Round((double)values[i] / scale) : (sbyte)0);
    }

    /// <summary>Reads GloVe's own text format: a word and its numbers on each line.</summary>
    /// <exception cref="DataException">A line with another number of numbers, or something that is not a
    /// number.</exception>
    public static WordVectors ReadText(string path)
    {
        var (words, values, dimensions) = (new List<string>(), new List<float>(), 0);
        foreach (var line in File.ReadLines(path))
        {
            var cells = line.Split(' ');
            dimensions = dimensions == 0 ? cells.Length - 1 : dimensions;
            if (cells.Length - 1 != dimensions || dimensions == 0)
                throw new DataException(
                    path,
                    words.Count + 1,
                    $"{cells.Length - 1} numbers",
                    $"{Math.Max(1, dimensions)}");
            foreach (var cell in cells.AsSpan(1))
                values.Add(
                    float.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                    && float.IsFinite(value)
                        ? value
                        : throw new DataException(path, words.Count + 1, $"'{cell}'", "a number"));
            words.Add(cells[0]);
        }
        if (words.Count == 0)
            throw new DataException(path, null, "no lines", "words with their vectors");
        return new WordVectors(words, dimensions, [.. values]);
    }

    static string? Line(ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf((byte)'\n');
        if (end < 0)
            return null;
        var line = Encoding.UTF8.GetString(rest[..end]);
        rest = rest[(end + 1)..];
        return line;
    }
}
