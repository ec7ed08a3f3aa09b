using System.Reflection;
using static TorchSharp.torch;

namespace FairLab.Tests.Runs;

/// <summary>What a notebook is given of tensors, found as a notebook finds it: by name.</summary>
public sealed class TensorRepresentationTests
{
    static Dictionary<string, string> Representations(object value)
    {
        object attribute = value.GetType().GetCustomAttributes(inherit: false).Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var source = (Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!;
        var formatters = (IEnumerable<object>)source.GetMethod("CreateTypeFormatters")!.Invoke(Activator.CreateInstance(source, nonPublic: true), null)!;
        Dictionary<string, string> shown = [];
        foreach (object formatter in formatters)
        {
            using var writer = new StringWriter();
            if ((bool)formatter.GetType().GetMethod("Format", BindingFlags.Instance | BindingFlags.Public)!.Invoke(formatter, [value, writer])!)
                shown.Add((string)formatter.GetType().GetProperty("MimeType")!.GetValue(formatter)!, writer.ToString());
        }
        return shown;
    }

    [Fact]
    public void Tensor_has_shape_type_and_a_corner_of_its_values()
    {
        using var small = tensor(new[,] { { 1f, 2f }, { 3f, 4.5f } });
        string text = Representations(small)["text/plain"];
        Assert.StartsWith("[2x2], type = Float32, device = cpu", text);
        Assert.Contains("4.5", text);
        using var large = zeros(300, 400);
        Assert.InRange(Representations(large)["text/plain"].Length, 50, 2000);
        Assert.StartsWith("<pre>[300x400]", Representations(large)["text/html"]);
        var gone = zeros(2);
        gone.Dispose();
        Assert.Equal("disposed tensor", Representations(gone)["text/plain"]);
    }
}
