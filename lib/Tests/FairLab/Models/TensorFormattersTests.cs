using FairLab.Models;
using static TorchSharp.torch;

namespace FairLab.Tests.Models;

/// <summary>What a notebook shows of a tensor.</summary>
public sealed class TensorFormattersTests
{
    static string Shown(Tensor tensor, string mimeType)
    {
        foreach (object found in new TensorFormatters().CreateTypeFormatters())
        {
            if ((string)found.GetType().GetProperty("MimeType")!.GetValue(found)! != mimeType)
                continue;
            using var writer = new StringWriter();
            Assert.True((bool)found.GetType().GetMethod("Format")!.Invoke(found, [tensor, writer])!);
            return writer.ToString();
        }
        throw new InvalidOperationException(mimeType);
    }

    [Fact]
    public void Format_of_a_small_tensor_has_shape_type_and_all_values()
    {
        using var small = tensor(new[,] { { 1f, 2f }, { 3f, 4.5f } });
        string text = Shown(small, "text/plain");
        Assert.StartsWith("[2x2], type = Float32, device = cpu\n", text);
        foreach (string value in new[] { "1", "2", "3", "4.5" })
            Assert.Contains(value, text);
        Assert.StartsWith("<pre>[2x2]", Shown(small, "text/html"));
    }

    [Fact]
    public void Format_of_a_large_tensor_is_a_corner()
    {
        using var large = arange(120_000).reshape(300, 400);
        string text = Shown(large, "text/plain");
        Assert.StartsWith("[300x400], type = Int64, device = cpu, the first 6 x 6 of its values\n", text);
        Assert.Contains("2005", text);
        Assert.DoesNotContain("2006", text);
        Assert.InRange(text.Length, 100, 1000);
    }

    [Fact]
    public void Format_of_what_has_no_values_says_so()
    {
        using var empty = zeros(0, 3);
        Assert.Equal("[0x3], type = Float32, device = cpu", Shown(empty, "text/plain"));
        var gone = zeros(2);
        gone.Dispose();
        Assert.Equal("disposed tensor", Shown(gone, "text/plain"));
        using var one = tensor(2.5f);
        Assert.Equal("[], type = Float32, device = cpu, value = 2.5", Shown(one, "text/plain"));
    }
}
