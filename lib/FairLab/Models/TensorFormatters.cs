using System.ComponentModel;
using System.Globalization;
using System.Net;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>
/// How notebooks show a tensor: shape, type and device, and a corner of its values where there are many.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
#pragma warning disable CA1822 // found by name, called on an instance
public sealed class TensorFormatters
{
    // TorchSharp itself would write 30,000 characters of a tensor of 300 x 400.
    const int Most = 100, Corner = 6, Leading = 2;

    /// <summary>Formatters for HTML and plain text.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<Tensor>("text/html", tensor => $"<pre>{WebUtility.HtmlEncode(Text(tensor))}</pre>"),
        new TypeFormatter<Tensor>("text/plain", Text),
    ];

    static string Text(Tensor tensor)
    {
        if (tensor.IsInvalid)
            return "disposed tensor";
        string head = tensor.ToString(TorchSharp.TensorStringStyle.Metadata, cultureInfo: CultureInfo.InvariantCulture);
        if (tensor.numel() == 0 || tensor.device_type == DeviceType.META || tensor.is_sparse)
            return head;
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var corner = tensor.detach();
        if (tensor.numel() > Most)
        {
            for (int i = 0; i < tensor.dim(); i++)
                corner = corner.narrow(i, 0, Math.Min(tensor.shape[i], i < tensor.dim() - 2 ? Leading : Corner));
        }
        // The first line of the values says again what the head says.
        string values =
            corner.cpu().ToString(TorchSharp.TensorStringStyle.Julia, cultureInfo: CultureInfo.InvariantCulture);
        int line = values.IndexOf('\n', StringComparison.Ordinal);
        bool isCut = corner.numel() < tensor.numel();
        return $"{head}{(isCut ? $", the first {string.Join(" x ", corner.shape)} of its values" : "")}"
            + (line < 0 ? values[values.IndexOf(", value", StringComparison.Ordinal)..] : values[line..].TrimEnd());
    }
}
