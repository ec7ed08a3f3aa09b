using System.Globalization;
using FairLab.Data;
using FairLab.Data.Faces;
using FairLab.Models;
using SkiaSharp;
using static TorchSharp.torch;

namespace FairLab.Tests.Data.Faces;

/// <summary>Benchmarks that may not be passed on, in small folders of the same layout with nobody in them.</summary>
public sealed class FaceFolderTests : IDisposable
{
    // Eight pixels of a side in cyan 0, magenta and yellow 230 of 255, black 0: red.
    const string CmykJpeg = "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwANCQoLCggNCwoLDg4NDxMgFRMSEhMnHB4XIC4pMTAuKS0sMzpKPjM2Rjcs"
        + "LUBXQUZMTlJTUjI+WmFaUGBKUVJP/8AAFAgACAAIBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//EALUQ"
        + "AAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElK"
        + "U1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk"
        + "5ebn6Onq8fLz9PX29/j5+v/aAA4EQwBNAFkASwAAPwD06uArgK9Or//Z";

    readonly string _folder = Directory.CreateTempSubdirectory("fairlab-faces").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A picture whose middle square is of one colour, and the rest blue.</summary>
    string Picture(string name, SKColor colour, int width = 12, int height = 8)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var bitmap = new SKBitmap(width, height);
        var side = Math.Min(width, height);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                bitmap.SetPixel(x, y, Math.Abs(2 * x + 1 - width) < side && Math.Abs(2 * y + 1 - height) < side
                    ? colour : SKColors.Blue);
        using var data = bitmap.Encode(name.EndsWith(".png", StringComparison.Ordinal) ? SKEncodedImageFormat.Png
            : SKEncodedImageFormat.Jpeg, 95);
        File.WriteAllBytes(path, data.ToArray());
        return path;
    }

    void Write(string name, params string[] lines) => File.WriteAllLines(Path.Combine(_folder, name), lines);

    static float[] Colour(Tensor images, int row) =>
        images[row].mean([1L, 2L]).to(ScalarType.Float32).data<float>().ToArray();

    [Fact]
    public void FairFace_is_read_by_its_table()
    {
        Picture("train/1.jpg", SKColors.Red);
        Picture("train/2.jpg", SKColors.Lime, 20, 30);
        Picture("train/3.jpg", SKColors.Red, 300, 300);
        Write("fairface_label_train.csv", "file,age,gender,race,service_test",
            "train/1.jpg,50-59,Male,East Asian,True", "train/2.jpg,30-39,Female,Indian,False",
            "train/3.jpg,3-9,Male,Black,False");
        var faces = FaceFolder.FairFace(_folder);
        Assert.Equal(["age", "gender", "race", "service_test"], faces.Labels.Select(c => c.Name));
        var data = faces.ToDataset("gender", "race", size: 16);
        Assert.Equal([3L, 3, 16, 16], data.Inputs.shape);
        Assert.Equal((TargetKind.Binary, 1), (data.Target, data.Outputs));
        // Classes in the order of their names: Female, Male.
        Assert.Equal([1L, 0, 1], data.Labels.data<long>().ToArray());
        Assert.Equal("Indian", data.Group!.Levels[data.Group.Codes[1]]);
        Assert.All(Colour(data.Inputs, 0).Zip([1f, 0, 0]), c => Assert.Equal(c.Second, c.First, 0.1f));
        Assert.All(Colour(data.Inputs, 1).Zip([0f, 1, 0]), c => Assert.Equal(c.Second, c.First, 0.1f));
        Assert.Equal(3, faces.ToDataset("race").Outputs);
        Assert.Contains("did you mean 'gender'", Assert.Throws<ArgumentException>(
            () => faces.ToDataset("gendr")).Message);
        Assert.Contains("did you mean 'val'", Assert.Throws<ArgumentException>(
            () => FaceFolder.FairFace(_folder, "vall")).Message);
        Assert.Contains("found no file", Assert.Throws<DataException>(
            () => FaceFolder.FairFace(_folder, "val")).Message);
    }

    [Fact]
    public void UTKFace_is_read_by_its_names()
    {
        Picture("part1/25_0_3_20170117.jpg", SKColors.Red);
        Picture("part1/70_1_1_20170118.chip.jpg", SKColors.Red);
        Picture("8_1_4_20170119.jpg", SKColors.Red);
        var faces = FaceFolder.UtkFace(_folder);
        Assert.Equal(3, faces.Count);
        int At(string age) => Array.IndexOf([.. Enumerable.Range(0, 3).Select(i => faces.Label("age")[i])], age);
        Assert.Equal(("Male", "Indian"), (faces.Label("gender")[At("25")], faces.Label("race")[At("25")]));
        Assert.Equal(("Female", "Black"), (faces.Label("gender")[At("70")], faces.Label("race")[At("70")]));
        var grown = faces.Where("age", age => int.Parse(age, CultureInfo.InvariantCulture) >= 18);
        Assert.Equal(2, grown.Count);
        Assert.Equal(["Black", "Indian"], grown.Label("race").Levels.Order());
        Picture("25_2_0_1.jpg", SKColors.Red);
        Assert.Contains("25_2_0_1.jpg: found another name, expected AGE_GENDER_RACE_DATE.jpg",
            Assert.Throws<DataException>(() => FaceFolder.UtkFace(_folder)).Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void CelebA_is_read_by_its_list(bool isCsv)
    {
        Picture("img_align_celeba/000001.jpg", SKColors.Red);
        Picture("img_align_celeba/000002.jpg", SKColors.Red);
        if (isCsv)
            Write("list_attr_celeba.csv", "image_id,Male,Smiling", "000001.jpg,-1,1", "000002.jpg,1,1");
        else
            Write("list_attr_celeba.txt", "2", "Male Smiling ", "000001.jpg -1  1", "000002.jpg  1  1");
        var faces = FaceFolder.CelebA(_folder);
        Assert.Equal(("no", "yes"), (faces.Label("Male")[0], faces.Label("Male")[1]));
        Assert.Contains("found pictures of one 'Smiling' only, 'yes'",
            Assert.Throws<ArgumentException>(() => faces.ToDataset("Smiling")).Message);
        if (isCsv)
            return;
        Write("list_attr_celeba.txt", "2", "Male Smiling ", "000001.jpg -1  1", "000002.jpg  2  1");
        Assert.Contains("list_attr_celeba.txt:4: found '2' as Male, expected -1 or 1",
            Assert.Throws<DataException>(() => FaceFolder.CelebA(_folder)).Message);
        Write("list_attr_celeba.txt", "2", "Male Smiling ", "000009.jpg -1  1");
        Assert.Contains("list_attr_celeba.txt:3: found '000009.jpg'",
            Assert.Throws<DataException>(() => FaceFolder.CelebA(_folder)).Message);
    }

    [Fact]
    public void Gender_shades_is_read_by_its_table()
    {
        Picture("imgs/a.jpg", SKColors.Red);
        Picture("imgs/b.png", SKColors.Red);
        Write("PPB-2017-metadata.csv", "id,filename,gender,country,bi.fitz", "1,a.jpg,Female,Rwanda,darker",
            "2,b.png,Male,Iceland,lighter");
        var data = FaceFolder.GenderShades(_folder).ToDataset("gender", "bi.fitz");
        Assert.Equal([2L, 3, 48, 48], data.Inputs.shape);
        Assert.Equal("darker", data.Group!.Levels[data.Group.Codes[0]]);
        Write("PPB-2017-metadata.csv", "filename,gender", "c.jpg,Female");
        Assert.Contains("PPB-2017-metadata.csv:2: found 'c.jpg'",
            Assert.Throws<DataException>(() => FaceFolder.GenderShades(_folder)).Message);
    }

    [Fact]
    public void Pictures_of_any_kind_become_red_green_and_blue()
    {
        File.WriteAllBytes(Path.Combine(_folder, "cmyk.jpg"), Convert.FromBase64String(CmykJpeg));
        using (var grey = new SKBitmap(new SKImageInfo(6, 6, SKColorType.Gray8)))
        {
            grey.Erase(new SKColor(128, 128, 128));
            using var data = grey.Encode(SKEncodedImageFormat.Png, 100);
            File.WriteAllBytes(Path.Combine(_folder, "grey.png"), data.ToArray());
        }
        Write("all.csv", "file,is", "cmyk.jpg,a", "grey.png,b");
        using var images = FaceFolder.FromCsv(Path.Combine(_folder, "all.csv")).ToTensor(4);
        Assert.All(Colour(images, 0).Zip([1f, 0.1f, 0.1f]), c => Assert.Equal(c.Second, c.First, 0.06f));
        Assert.All(Colour(images, 1), c => Assert.Equal(0.5f, c, 0.02f));
    }

    [Fact]
    public void A_picture_that_cannot_be_read_is_named_or_left_out()
    {
        Picture("a.jpg", SKColors.Red);
        var whole = File.ReadAllBytes(Picture("b.jpg", SKColors.Red, 400, 300));
        File.WriteAllBytes(Path.Combine(_folder, "b.jpg"), whole[..(whole.Length * 3 / 4)]);
        File.WriteAllText(Path.Combine(_folder, "c.jpg"), "no picture");
        Picture("d.jpg", SKColors.Lime);
        Write("all.csv", "file,is", "a.jpg,x", "b.jpg,y", "c.jpg,x", "d.jpg,y");
        var faces = FaceFolder.FromCsv(Path.Combine(_folder, "all.csv"));
        var message = Assert.Throws<DataException>(() => faces.ToTensor(4)).Message;
        Assert.Contains("WithoutUnreadable() leaves such pictures out", message);
        Assert.Matches("[bc]\\.jpg: found", message);
        var (readable, left) = faces.WithoutUnreadable();
        Assert.Equal(["a.jpg", "d.jpg"], readable.Files.Select(Path.GetFileName));
        Assert.Contains("b.jpg: found a picture that ends early", left[0]);
        Assert.Contains("c.jpg: found something that cannot be decoded", left[1]);
        Assert.Equal([0L, 1], readable.ToDataset("is", size: 4).Labels.data<long>().ToArray());
    }

    [Fact]
    public void Folder_without_pictures_is_refused()
    {
        Assert.Contains("found no pictures", Assert.Throws<DataException>(() => FaceFolder.UtkFace(_folder)).Message);
        Assert.Contains("found no folder", Assert.Throws<DataException>(
            () => FaceFolder.UtkFace(Path.Combine(_folder, "nowhere"))).Message);
        Assert.Contains("list_attr_celeba", Assert.Throws<DataException>(() => FaceFolder.CelebA(_folder)).Message);
    }

    [Fact]
    public void Pictures_made_small_once_are_kept_until_a_file_changes()
    {
        Picture("a.png", SKColors.Red);
        Picture("b.png", SKColors.Lime);
        Write("all.csv", "file,is", "a.png,x", "b.png,y");
        var table = FaceFolder.FromCsv(Path.Combine(_folder, "all.csv"));
        var (cache, read) = (Path.Combine(_folder, "cache"), new Counting());
        var faces = new FaceFolder(table.Name, table.Files, table.Labels) { Cache = cache, Progress = read };
        using var first = faces.ToTensor(8);
        using var again = faces.ToTensor(8);
        Assert.Equal(2, read.Count);
        Assert.True(first.equal(again).all().item<bool>());
        using var smaller = faces.ToTensor(4);
        Assert.Equal(4, read.Count);
        Picture("a.png", SKColors.Lime);
        File.SetLastWriteTimeUtc(Path.Combine(_folder, "a.png"), DateTime.UtcNow.AddHours(1));
        using var changed = faces.ToTensor(8);
        Assert.Equal(6, read.Count);
        Assert.False(first.equal(changed).all().item<bool>());
    }

    [Fact]
    public void A_photograph_taken_sideways_is_turned()
    {
        // A picture whose upper half is red, with the mark that its top is at the right.
        using var bitmap = new SKBitmap(16, 16);
        for (var y = 0; y < 16; y++)
            for (var x = 0; x < 16; x++)
                bitmap.SetPixel(x, y, y < 8 ? SKColors.Red : SKColors.Lime);
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 100);
        byte[] jpeg = data.ToArray();
        byte[] mark = [0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0,
            6, 0, 0, 0, 0, 0, 0, 0];
        File.WriteAllBytes(Path.Combine(_folder, "a.jpg"), [.. jpeg[..2], .. mark, .. jpeg[2..]]);
        Write("all.csv", "file,is", "a.jpg,x");
        using var image = FaceFolder.FromCsv(Path.Combine(_folder, "all.csv")).ToTensor(16);
        // Turned by a quarter clockwise the upper half stands at the right.
        Assert.True(image[0, 0, 8, 12].item<float>() > 0.9f);
        Assert.True(image[0, 0, 8, 3].item<float>() < 0.1f);
    }

    [Fact]
    public void A_network_learns_a_colour_from_a_folder()
    {
        var lines = Enumerable.Range(0, 24).Select(i =>
        {
            Picture($"{i}.png", i % 2 == 0 ? SKColors.Red : SKColors.Lime);
            return $"{i}.png,{(i % 2 == 0 ? "red" : "green")}";
        });
        Write("all.csv", [.. lines.Prepend("file,colour")]);
        var data = FaceFolder.FromCsv(Path.Combine(_folder, "all.csv")).ToDataset("colour", size: 8);
        using var model = new NetworkLearner((_, outputs) => nn.Sequential(
            nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(3, outputs))) { MaxEpochs = 60, LearningRate = 0.1 }
            .Train(data, data, seed: 1);
        var scores = model.Predict(data.Inputs).data<float>().ToArray();
        Assert.All(scores.Zip(data.Labels.data<long>().ToArray()), s => Assert.Equal(s.Second, s.First > 0.5 ? 1 : 0));
    }

    sealed class Counting : IProgress<int>
    {
        int _count;

        public int Count => _count;

        public void Report(int value) => Interlocked.Increment(ref _count);
    }
}
