namespace FairLab.Data.Faces;

/// <summary>CelebA's list of attributes: a count, their names, and a row a picture, columns by blanks.</summary>
static class CelebAList
{
    /// <exception cref="DataException">
    /// No such list, a row of another length, or a picture that is not there.
    /// </exception>
    public static FaceFolder Read(string list, string images)
    {
        if (!File.Exists(list))
            throw new DataException(list, null, "no file", "list_attr_celeba.txt or list_attr_celeba.csv");
        string[][] rows = [.. File.ReadLines(list).Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        if (rows.Length < 2)
            throw new DataException(list, null, "no pictures", "a count, the names of attributes, and a row a picture");
        var names = rows[0];
        for (var row = 1; row < rows.Length; row++)
        {
            if (rows[row].Length != names.Length + 1)
                throw new DataException(list, row + 2, $"{rows[row].Length} values",
                    $"{names.Length + 1}: a file and {names.Length} attributes");
            if (!File.Exists(Path.Combine(images, rows[row][0])))
                throw new DataException(list, row + 2, $"'{rows[row][0]}'", $"a picture in {images}");
        }
        return new FaceFolder(list, [.. rows.Skip(1).Select(row => Path.Combine(images, row[0]))],
            [.. names.Select((name, i) => new CodedColumn(name,
                [.. rows.Skip(1).Select((row, at) => Level(list, at + 3, name, row[i + 1]))]))]);
    }

    /// <summary>-1 or 1 as what is said of a picture.</summary>
    public static string Level(string file, long? line, string attribute, string sign) => sign switch
    {
        "1" => "yes",
        "-1" => "no",
        _ => throw new DataException(file, line, $"'{sign}' as {attribute}", "-1 or 1"),
    };
}
