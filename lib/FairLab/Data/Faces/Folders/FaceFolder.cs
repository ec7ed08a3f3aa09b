using System.Security.Cryptography;
using System.Text;
using FairLab.Models;
using static TorchSharp.torch;

namespace FairLab.Data.Faces;

/// <summary>
/// Pictures in a folder with what is said of each: one's own, or a benchmark that may not be passed on. The pictures
/// are read when they are asked for, cut to their middle square and brought to one size.
/// </summary>
/// <example><code>
/// var faces = FaceFolder.UtkFace("UTKFace").Where("age", age => int.Parse(age) >= 18);
/// var data = faces.ToDataset("gender", group: "race", size: 48);
/// </code></example>
public sealed class FaceFolder
{
    internal FaceFolder(string name, IReadOnlyList<string> files, IReadOnlyList<CodedColumn> labels)
    {
        if (files.Count == 0)
            throw new DataException(name, null, "no pictures", "at least one");
        (Name, Files, Labels) = (name, files, labels);
    }

    /// <summary>The folder, or the file that says what is in it.</summary>
    public string Name { get; }

    /// <summary>The pictures.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>What is said of each picture, a row each.</summary>
    public IReadOnlyList<CodedColumn> Labels { get; }

    /// <summary>How many pictures.</summary>
    public int Count => Files.Count;

    /// <summary>
    /// Where pictures are kept once they are read and made small, so that the next time takes no decoding.
    /// </summary>
    /// <value>Null: nowhere.</value>
    public string? Cache { get; init; }

    /// <summary>Receives how many pictures were read so far.</summary>
    /// <value>Null: nobody.</value>
    public IProgress<int>? Progress { get; init; }

    /// <summary>The pictures of a table that names a file in each row.</summary>
    /// <param name="csv">The table; all its other columns are labels.</param>
    /// <param name="file">The column of file names.</param>
    /// <param name="images">The folder of the pictures; that of the table when null.</param>
    /// <exception cref="DataException">
    /// No such table or column, or a picture that is not there, with its line.
    /// </exception>
    public static FaceFolder FromCsv(string csv, string file = "file", string? images = null)
    {
        var table = CodedTable.ReadAll(csv, null);
        var folder = images ?? Path.GetDirectoryName(Path.GetFullPath(csv))!;
        var named = table[file];
        var files = new string[table.Rows];
        for (var row = 0; row < files.Length; row++)
        {
            files[row] = Path.Combine(folder, named[row]);
            if (!File.Exists(files[row]))
                throw new DataException(csv, table.Line(row), $"'{named[row]}'", $"a picture in {folder}");
        }
        return new FaceFolder(csv, files, [.. table.Columns.Where(c => c.Name != file)]);
    }

    /// <summary>
    /// FairFace (Kärkkäinen and Joo 2021 [karkkainen2021]): <c>fairface_label_train.csv</c> with the columns file, age,
    /// gender and race, beside the folders train and val.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="part">"train" or "val".</param>
    public static FaceFolder FairFace(string folder, string part = "train") =>
        part is "train" or "val" ? FromCsv(Path.Combine(folder, $"fairface_label_{part}.csv"))
            : throw new ArgumentException(NearestName.Message("part", part, ["train", "val"]), nameof(part));

    /// <summary>
    /// UTKFace (Zhang et al. 2017 [zhang2017]): files called AGE_GENDER_RACE_DATE.jpg, gender 0 for male and 1 for
    /// female, race 0 to 4 for White, Black, Asian, Indian and others. Labels: age, gender, race.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="DataException">A picture with another name.</exception>
    public static FaceFolder UtkFace(string folder)
    {
        string[] files = Pictures(folder);
        var parts = Array.ConvertAll(files, file => Path.GetFileName(file).Split('_'));
        string[] genders = ["Male", "Female"], races = ["White", "Black", "Asian", "Indian", "Others"];
        string Level(int picture, int part, string[] levels) =>
            parts[picture].Length >= 4 && int.TryParse(parts[picture][0], out var age) && age >= 0
            && int.TryParse(parts[picture][part], out var code) && code >= 0 && code < levels.Length
                ? levels[code]
                : throw new DataException(files[picture], null, "another name",
                    "AGE_GENDER_RACE_DATE.jpg with gender 0 or 1 and race 0 to 4, as 25_1_3_20170117.jpg");
        int[] all = [.. Enumerable.Range(0, files.Length)];
        CodedColumn[] labels =
        [
            new("gender", Array.ConvertAll(all, i => Level(i, 1, genders))),
            new("race", Array.ConvertAll(all, i => Level(i, 2, races))),
            new("age", Array.ConvertAll(all, i => parts[i][0])),
        ];
        return new FaceFolder(folder, files, labels);
    }

    /// <summary>
    /// CelebA (Liu et al. 2015 [liu2015]): <c>list_attr_celeba.txt</c> with a count, the names of forty attributes, and
    /// a row of -1 and 1 a picture, beside the folder <c>img_align_celeba</c>; or the same as a CSV file. An attribute
    /// such as Smiling has the levels no and yes.
    /// </summary>
    /// <param name="folder">The folder.</param>
    public static FaceFolder CelebA(string folder)
    {
        var images = Path.Combine(folder, "img_align_celeba");
        var csv = Path.Combine(folder, "list_attr_celeba.csv");
        return File.Exists(csv) ? Signs(FromCsv(csv, "image_id", images))
            : CelebAList.Read(Path.Combine(folder, "list_attr_celeba.txt"), images);
    }

    /// <summary>
    /// The Pilot Parliaments Benchmark of Gender Shades (Buolamwini and Gebru 2018 [buolamwini2018]):
    /// <c>PPB-2017-metadata.csv</c> with the columns filename, gender, country and bi.fitz (lighter, darker), beside
    /// the folder imgs.
    /// </summary>
    /// <param name="folder">The folder.</param>
    public static FaceFolder GenderShades(string folder) =>
        FromCsv(Path.Combine(folder, "PPB-2017-metadata.csv"), "filename", Path.Combine(folder, "imgs"));

    /// <summary>What is said of the pictures under one name.</summary>
    /// <param name="label">One of <see cref="Labels"/>.</param>
    /// <exception cref="ArgumentException">There is no such label; the message names the nearest.</exception>
    public CodedColumn Label(string label) => Labels.FirstOrDefault(c => c.Name == label)
        ?? throw new ArgumentException(NearestName.Message("label", label, [.. Labels.Select(c => c.Name)]),
            nameof(label));

    /// <summary>The pictures of which something is said.</summary>
    /// <param name="label">One of <see cref="Labels"/>.</param>
    /// <param name="holds">Whether a level is wanted.</param>
    public FaceFolder Where(string label, Func<string, bool> holds)
    {
        ArgumentNullException.ThrowIfNull(holds);
        var column = Label(label);
        var isWanted = Array.ConvertAll(column.Levels, level => holds(level));
        return Rows([.. Enumerable.Range(0, Count).Where(row => isWanted[column.Codes[row]])]);
    }

    /// <summary>Some of the pictures.</summary>
    /// <param name="rows">Which, in which order.</param>
    public FaceFolder Rows(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        int[] wanted = [.. rows];
        return new FaceFolder(Name, [.. wanted.Select(row => Files[row])],
            [.. Labels.Select(c => c.Select(wanted).WithoutUnusedLevels())]) { Cache = Cache, Progress = Progress };
    }

    /// <summary>The pictures that can be read, and those that cannot with the reason.</summary>
    public (FaceFolder Readable, IReadOnlyList<string> LeftOut) WithoutUnreadable()
    {
        var messages = new string?[Count];
        Parallel.For(0, Count, row =>
        {
            try
            {
                Photographs.Read(Files[row], 1);
            }
            catch (DataException e)
            {
                messages[row] = e.Message;
            }
        });
        int[] readable = [.. Enumerable.Range(0, Count).Where(row => messages[row] is null)];
        return readable.Length > 0 ? (Rows(readable), [.. messages.OfType<string>()])
            : throw new DataException(Name, null, $"no picture that can be read: {messages[0]}", "at least one");
    }

    /// <summary>All pictures in [0, 1] as a tensor, shape [n, 3, size, size].</summary>
    /// <param name="size">Pixels of a side.</param>
    /// <exception cref="DataException">A picture that cannot be read; <see cref="WithoutUnreadable"/> leaves such
    /// out.</exception>
    public Tensor ToTensor(int size)
    {
        Require.AtLeast(size, 1, nameof(size));
        return Photographs.ToTensor(Bytes(size), Count, size);
    }

    /// <summary>Pictures and labels for <see cref="NetworkLearner"/>.</summary>
    /// <param name="label">The label to learn: its levels are classes, in the order of their names.</param>
    /// <param name="group">The label that groups are made of; null without.</param>
    /// <param name="size">Pixels of a side.</param>
    /// <exception cref="ArgumentException">There is no such label, or all pictures have one level.</exception>
    /// <exception cref="DataException">A picture that cannot be read.</exception>
    public TensorDataset ToDataset(string label, string? group = null, int size = 48)
    {
        var column = Label(label);
        string[] levels = [.. column.Levels.Order(StringComparer.Ordinal)];
        if (levels.Length < 2)
            throw new ArgumentException($"{Name}: found pictures of one '{label}' only, '{levels[0]}', "
                + "expected at least two to tell apart", nameof(label));
        var groups = group is null ? null : Grouping.Of(Label(group));
        var codes = Array.ConvertAll(column.Codes, code => (long)Array.IndexOf(levels, column.Levels[code]));
        return new TensorDataset(ToTensor(size), tensor(codes))
        {
            Target = levels.Length == 2 ? TargetKind.Binary : TargetKind.Multiclass,
            Outputs = levels.Length == 2 ? 1 : levels.Length,
            Group = groups,
        };
    }

    /// <summary>The pictures of a folder and those below it, by name.</summary>
    internal static string[] Pictures(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DataException(folder, null, "no folder", "one with pictures");
        string[] kinds = [".jpg", ".jpeg", ".png", ".webp", ".bmp"];
        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => kinds.Contains(Path.GetExtension(file).ToLowerInvariant()))
            .Order(StringComparer.Ordinal)];
    }

    static FaceFolder Signs(FaceFolder folder) => new(folder.Name, folder.Files,
        [.. folder.Labels.Select(c => c.Renamed(sign => CelebAList.Level(folder.Name, null, c.Name, sign)))]);

    byte[] Bytes(int size)
    {
        if (Cache is null)
            return Read(size);
        var kept = Path.Combine(Cache, $"{Key(size)}.pixels");
        if (File.Exists(kept) && new FileInfo(kept).Length == 3L * size * size * Count)
            return File.ReadAllBytes(kept);
        var bytes = Read(size);
        Directory.CreateDirectory(Cache);
        Notebooks.AtomicFile.Write(kept, bytes);
        return bytes;
    }

    byte[] Read(int size)
    {
        var (length, read) = (3 * size * size, 0);
        var bytes = new byte[checked(length * Count)];
        try
        {
            Parallel.For(0, Count, row =>
            {
                Photographs.Read(Files[row], size).CopyTo(bytes, row * length);
                Progress?.Report(Interlocked.Increment(ref read));
            });
        }
        catch (AggregateException e) when (e.InnerExceptions.FirstOrDefault() is DataException first)
        {
            throw new DataException($"{first.Message}: {nameof(WithoutUnreadable)}() leaves such pictures out", first);
        }
        return bytes;
    }

    /// <summary>What decides the pixels: which files in which order, as long and as old as they are.</summary>
    string Key(int size)
    {
        var text = new StringBuilder().Append(size);
        foreach (var file in Files)
        {
            var info = new FileInfo(file);
            text.Append('\n').Append(info.FullName).Append('\t').Append(info.Exists ? info.Length : -1).Append('\t')
                .Append(info.LastWriteTimeUtc.Ticks);
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..32];
    }
}
