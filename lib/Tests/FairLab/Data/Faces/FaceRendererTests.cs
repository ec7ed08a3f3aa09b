using System.Security.Cryptography;
using FairLab.Data.Faces;
using SkiaSharp;
using TorchSharp;

namespace FairLab.Tests.Data.Faces;

public sealed class FaceRendererTests
{
    static readonly FaceSet Set = FaceSet.Sample(new FaceOptions(), 60, 7);

    // Another machine, runtime or version of Skia that draws otherwise is found here. The digest is this line's own
    // result.
    [Fact]
    public void Pictures_have_the_same_bytes_everywhere()
    {
        var bytes = Enumerable.Range(0, Set.Count).SelectMany(row => Set.Image(row).Bytes).ToArray();
        Assert.Equal("4F0CDBC1D6085F16885C40E5BC11049B563554F8357A86E03553C625A4B393F2",
            Convert.ToHexString(SHA256.HashData(bytes)));
    }

    [Fact]
    public void Threads_and_the_number_of_people_do_not_matter()
    {
        var fewer = FaceSet.Sample(new FaceOptions(), 9, 7);
        for (var row = 0; row < fewer.Count; row++)
        {
            Assert.Equal(Set.People[row], fewer.People[row]);
            Assert.Equal(Set.Image(row).Bytes, fewer.Image(row).Bytes);
            Assert.Equal(Set.Image(row).Bytes, FaceRenderer.Draw(Set.People[row], 48).Bytes);
        }
        Assert.NotEqual(Set.People[0], FaceSet.Sample(new FaceOptions(), 1, 8).People[0]);
    }

    // Only cues are drawn, so what pixels tell about presentation is at most what the stated cues tell.
    [Fact]
    public void The_label_itself_is_not_drawn()
    {
        foreach (var person in Set.People)
        {
            var other = person with { Presentation = (GenderPresentation)(1 - (int)person.Presentation),
                Profession = Profession.None };
            Assert.Equal(FaceRenderer.Draw(person, 48).Bytes, FaceRenderer.Draw(other, 48).Bytes);
        }
    }

    [Fact]
    public void Presented_otherwise_and_back_is_the_same_person()
    {
        foreach (var person in Set.People)
        {
            var other = person.PresentedAs((GenderPresentation)(1 - (int)person.Presentation));
            Assert.NotEqual(FaceRenderer.Draw(person, 48).Bytes, FaceRenderer.Draw(other, 48).Bytes);
            Assert.Equal(2 * (other.Presentation == GenderPresentation.Man ? 1 : -1),
                other.Cues.Mean - person.Cues.Mean, 12);
            Assert.Equal(person.Cues.Jaw, other.PresentedAs(person.Presentation).Cues.Jaw, 12);
            Assert.Same(person, person.PresentedAs(person.Presentation));
        }
    }

    [Theory]
    [InlineData(16)]
    [InlineData(48)]
    [InlineData(100)]
    [InlineData(256)]
    public void Any_size_shows_the_same_picture(int size)
    {
        var person = Set.People[0] with { Light = new(1, 20, 0, 0) };
        var (large, small) = (FaceRenderer.Draw(person, 2 * size), FaceRenderer.Draw(person, size));
        var apart = 0.0;
        for (var y = 0; y < size; y++)
            for (var x = 0; x < size; x++)
                apart += Math.Abs(small.Bytes[3 * (y * size + x)] - Mean(large, x, y));
        Assert.True(apart / (size * size) < 4, $"mean difference {apart / (size * size)}");

        static double Mean(FaceImage image, int x, int y)
        {
            int At(int dx, int dy) => image.Bytes[3 * ((2 * y + dy) * image.Size + 2 * x + dx)];
            return (At(0, 0) + At(1, 0) + At(0, 1) + At(1, 1)) / 4.0;
        }
    }

    [Fact]
    public void Noise_has_the_deviation_asked_for()
    {
        var person = Set.People[1];
        var quiet = FaceRenderer.Draw(person with { Light = person.Light with { Noise = 0 } }, 96).Bytes;
        var noisy = FaceRenderer.Draw(person with { Light = person.Light with { Noise = 4 } }, 96).Bytes;
        double[] noise = [.. quiet.Zip(noisy).Where(p => p.First is > 30 and < 225).Select(p =>
            (double)(p.Second - p.First))];
        var error = 5 * 4 / Math.Sqrt(noise.Length);
        Assert.Equal(0, noise.Average(), error);
        Assert.Equal(4, Math.Sqrt(noise.Average(v => v * v)), error);
    }

    // One exposure for all: the same change of brows, lips or beard is a smaller change of the pixels.
    [Theory]
    [InlineData("brows")]
    [InlineData("lips")]
    [InlineData("beard")]
    public void Cues_stand_out_less_on_darker_skin(string cue)
    {
        double Change(double tone)
        {
            var face = new FaceFactors { SkinTone = tone, Cues = new(0, 0, 0, 0, 1) };
            var other = face with
            {
                Cues = cue switch
                {
                    "brows" => face.Cues with { Brows = 1 },
                    "lips" => face.Cues with { Lips = -1 },
                    _ => face.Cues with { Beard = 0 },
                },
            };
            return FaceRenderer.Draw(face, 96).Bytes.Zip(FaceRenderer.Draw(other, 96).Bytes, (a,
                b) => Math.Abs(a - b)).Sum();
        }
        double[] changes = [Change(1), Change(4), Change(6), Change(8), Change(10)];
        Assert.Equal(changes.OrderDescending(), changes);
        Assert.True(changes[^1] < 0.35 * changes[0], string.Join(", ", changes));
    }

    [Fact]
    public void Forms_of_a_picture_agree()
    {
        var (image, channels, all) = (Set.Image(3), Set.Image(3).ToChannels(), Set.ToChannels());
        using var tensor = Set.ToTensor();
        Assert.Equal([60, 3, 48, 48], tensor.shape);
        Assert.Equal(all, tensor.data<float>().ToArray());
        Assert.Equal(channels, all[(3 * channels.Length)..(4 * channels.Length)]);
        var pixels = image.ToPixels();
        Assert.Equal(image.Bytes[3 * (5 * 48 + 7) + 2] / 255.0, pixels[5, 7, 2]);
        Assert.Equal((float)pixels[5, 7, 2], channels[2 * 48 * 48 + 5 * 48 + 7]);
        Assert.Equal(image.Bytes, Set.Rows([3]).Image(0).Bytes);
        Assert.Equal(image.Bytes, Set.Change(p => p).Image(3).Bytes);
    }

    [Fact]
    public void A_contact_sheet_is_a_png_file_of_the_pictures()
    {
        using var sheet = SKBitmap.Decode(ContactSheet.Png([Set.Image(0), Set.Image(1), Set.Image(2)], columns: 2,
            gap: 1));
        Assert.Equal((97, 97), (sheet.Width, sheet.Height));
        var color = sheet.GetPixel(49 + 10, 20);
        Assert.Equal(Set.Image(1).Bytes[(3 * (20 * 48 + 10))..][..3], new byte[] { color.Red, color.Green,
            color.Blue });
        Assert.Equal(SKColors.White, sheet.GetPixel(60, 60));
        Assert.Throws<ArgumentException>(() => ContactSheet.Png([]));
        var error = Assert.Throws<ArgumentException>(() => ContactSheet.Png([Set.Image(0), FaceRenderer.Draw(new(),
            96)]));
        Assert.Contains("48 and of 96", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_come_back_from_a_tensor()
    {
        using var tensor = Set.ToTensor();
        var pictures = FaceImage.Of(tensor);
        Assert.Equal(Set.Count, pictures.Count);
        Assert.Equal(48, pictures[2].Size);
        Assert.Equal(Set.Image(2).Bytes, pictures[2].Bytes);
        using var row = tensor[0];
        Assert.Contains("expected [n, 3, size, size]",
            Assert.Throws<ArgumentException>(() => FaceImage.Of(row)).Message, StringComparison.Ordinal);
    }

    // TorchSharp was built against an older Skia; the one thing that it does with it must work with this one too.
    [Fact]
    public void TorchSharp_writes_pictures_with_the_same_skia()
    {
        var folder = Directory.CreateTempSubdirectory("fairlab-faces-");
        try
        {
            using var pictures = Set.ToTensor();
            torch.utils.tensorboard.SummaryWriter(folder.FullName).add_img("face", pictures[0], 0, dataformats: "CHW");
            var written = folder.GetFiles("*", SearchOption.AllDirectories).Single();
            var start = File.ReadAllBytes(written.FullName).AsSpan().IndexOf("PNG\r\n"u8);
            Assert.True(start > 0, $"no picture among {written.Length} bytes");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
