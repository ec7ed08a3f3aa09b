using System.Globalization;
using System.Net;
using static TorchSharp.torch;

namespace TorchSharp.Printing;

/// <summary>The formatters of tensors, found by name: shape, type, device and a corner of the values.</summary>
#pragma warning disable CA1822 // found by name, called on an instance
sealed class TensorFormatters
{
    const int Width = 100;

    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new ByMimeType("text/html", tensor => $"<pre>{WebUtility.HtmlEncode(Text(tensor))}</pre>"),
        new ByMimeType("text/plain", Text),
    ];

    static string Text(Tensor tensor) => tensor.IsInvalid
        ? tensor.ToString()
        : TensorText.Of(tensor, TensorStringStyle.Julia, "g5", Width, CultureInfo.InvariantCulture, "\n").TrimEnd('\n');

    sealed class ByMimeType(string mimeType, Func<Tensor, string> text)
    {
        public string MimeType { get; } = mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            if (instance is not Tensor tensor)
                return false;
            writer.Write(text(tensor));
            return true;
        }
    }
}
