using System.Runtime.CompilerServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace FairLab.Onnx;

/// <summary>
/// A network of images that somebody else trained, as an ONNX file: what it answers can be audited, what it makes of
/// images can be probed. It cannot be trained, and has no derivatives.
/// </summary>
/// <example><code>
/// #r "nuget: Microsoft.ML.OnnxRuntime, 1.31.1"
/// using FairLab.Onnx;
/// var network = OnnxModel.Load("resnet18.onnx");
/// var h = network.Outputs(images).flatten(1);              // [n, 512]
/// var leaks = new LeakageDetector().Find(h, sex, seed: 1);
/// </code></example>
public sealed class OnnxModel : IDisposable
{
    readonly InferenceSession _session;
    readonly string _file;

    OnnxModel(InferenceSession session, string file, IReadOnlyList<double> scale, IReadOnlyList<double> mean)
    {
        (_session, _file, Scale, Mean) = (session, file, scale, mean);
        var images = session.InputMetadata.Where(i => !session.OverridableInitializerMetadata.ContainsKey(i.Key))
            .ToArray();
        if (images.Length != 1 || images[0].Value.Dimensions.Length != 4
            || images[0].Value.ElementType != typeof(float))
            throw new ArgumentException($"{file}: found the inputs {Shown(images)}, expected one of images in 32-bit "
                + "numbers, [n, channels, height, width]", nameof(file));
        (InputName, Input) = (images[0].Key, images[0].Value.Dimensions);
    }

    /// <summary>The name of its input.</summary>
    public string InputName { get; }

    /// <summary>The shape of its input, [n, channels, height, width]; -1 for any.</summary>
    public IReadOnlyList<int> Input { get; }

    /// <summary>The names and shapes of its outputs; -1 for any.</summary>
    public IReadOnlyDictionary<string, int[]> OutputShapes =>
        _session.OutputMetadata.ToDictionary(o => o.Key, o => o.Value.Dimensions);

    /// <summary>What pixels in [0, 1] are multiplied by, per channel or for all.</summary>
    public IReadOnlyList<double> Scale { get; }

    /// <summary>What is subtracted afterwards, per channel or from all.</summary>
    public IReadOnlyList<double> Mean { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="scale">
    /// What pixels in [0, 1] are multiplied by, per channel or for all: 255 for networks that take bytes; 1 when null.
    /// </param>
    /// <param name="mean">What is subtracted afterwards, per channel or from all; 0 when null.</param>
    /// <exception cref="ArgumentException">No such file, no network, or inputs that are not images.</exception>
    /// <exception cref="DllNotFoundException">The native library is not there; the message says how to get
    /// it.</exception>
    public static OnnxModel Load(string file, IReadOnlyList<double>? scale = null,
        IReadOnlyList<double>? mean = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!File.Exists(file))
            throw new ArgumentException($"{file}: found no file, expected an ONNX network", nameof(file));
        OnnxNative.Find();
        try
        {
            return new OnnxModel(new InferenceSession(file), file, Numbers(scale ?? [1]), Numbers(mean ?? [0]));
        }
        catch (OnnxRuntimeException e)
        {
            throw new ArgumentException($"{file}: found something that cannot be run ({e.Message}), "
                + "expected an ONNX file", nameof(file), e);
        }
        catch (TypeInitializationException e) when (e.InnerException is DllNotFoundException)
        {
            throw new DllNotFoundException(OnnxNative.Advice, e);
        }
    }

    /// <summary>Reads a network that comes in a NuGet package, once that is fetched.</summary>
    /// <param name="package">Such as <c>Microsoft.ML.DnnImageFeaturizer.ResNet18</c>.</param>
    /// <param name="file">Its ONNX file, without folder.</param>
    /// <param name="scale">As of <see cref="Load"/>.</param>
    /// <param name="mean">As of <see cref="Load"/>.</param>
    /// <exception cref="ArgumentException">
    /// No such package, with what to write to fetch it; no such file, with the nearest name; or what
    /// <see cref="Load"/> refuses.
    /// </exception>
    public static OnnxModel FromPackage(string package, string file, IReadOnlyList<double>? scale = null,
        IReadOnlyList<double>? mean = null) =>
        Load(NuGetFolder.FileOf(NuGetFolder.Path, package, file), scale, mean);

    /// <summary>What the network makes of images, shape [n, ...].</summary>
    /// <param name="images">In [0, 1], shape [n, channels, height, width]; brought to the network's size.</param>
    /// <param name="output">One of <see cref="OutputShapes"/>; null for the first.</param>
    /// <exception cref="ArgumentException">
    /// Images with other channels than the network takes, or an unknown output, with the nearest name.
    /// </exception>
    public Tensor Outputs(Tensor images, string? output = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        output ??= _session.OutputNames[0];
        if (!_session.OutputMetadata.ContainsKey(output))
            throw new ArgumentException($"{_file}: {NearestName.Message("output", output, _session.OutputNames)}",
                nameof(output));
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var ready = Ready(images);
        // Many networks are written down for a fixed number of images, often one: the last batch is filled up.
        var batch = Input[0] > 0 ? Input[0] : 64;
        var parts = new List<Tensor>();
        for (var start = 0L; start < ready.shape[0]; start += batch)
        {
            var rows = Math.Min(batch, ready.shape[0] - start);
            var part = ready.narrow(0, start, rows);
            if (Input[0] > 0 && rows < batch)
                part = cat([part, zeros([batch - rows, .. part.shape[1..]])], 0);
            parts.Add(Run(part, output).narrow(0, 0, rows));
        }
        return cat(parts, 0).MoveToOuterDisposeScope();
    }

    /// <summary>Frees the network.</summary>
    public void Dispose() => _session.Dispose();

    Tensor Ready(Tensor images)
    {
        if (images.dim() != 4 || images.shape[0] == 0 || (Input[1] > 0 && images.shape[1] != Input[1]))
            throw new ArgumentException($"{_file}: found images of shape [{string.Join(", ", images.shape)}], "
                + $"expected [n, {Side(Input[1])}, height, width]", nameof(images));
        images = images.to(ScalarType.Float32).cpu();
        long height = Input[2] > 0 ? Input[2] : images.shape[2], width = Input[3] > 0 ? Input[3] : images.shape[3];
        if ((height, width) != (images.shape[2], images.shape[3]))
            images = nn.functional.interpolate(images, [height, width], mode: InterpolationMode.Bilinear,
                align_corners: false);
        return (images * Channels(Scale, images)) - Channels(Mean, images);
    }

    static Tensor Channels(IReadOnlyList<double> values, Tensor images) =>
        values.Count == 1 || values.Count == images.shape[1]
            ? tensor(values.Select(v => (float)v).ToArray()).reshape(1, -1, 1, 1)
            : throw new ArgumentException($"found {values.Count} numbers for {images.shape[1]} channels, expected one "
                + "for each or one for all", nameof(values));

    Tensor Run(Tensor images, string output)
    {
        int[] shape = [.. images.shape.Select(s => (int)s)];
        var input = new DenseTensor<float>(images.contiguous().data<float>().ToArray(), shape);
        using var results = _session.Run([NamedOnnxValue.CreateFromTensor(InputName, input)], [output]);
        if (results[0].Value is not DenseTensor<float> found || found.Dimensions.Length == 0
            || found.Dimensions[0] != shape[0])
            throw new ArgumentException($"{_file}: output '{output}': found {results[0].ElementType} of another "
                + $"number of rows, expected 32-bit numbers [{shape[0]}, ...]", nameof(output));
        return tensor(found.ToArray(), [.. found.Dimensions.ToArray().Select(d => (long)d)]);
    }

    static IReadOnlyList<double> Numbers(
        IReadOnlyList<double> values, [CallerArgumentExpression(nameof(values))] string name = "") =>
        Require.That(values, values.Count > 0 && values.All(double.IsFinite), "a finite number for each channel", name);

    static string Shown(KeyValuePair<string, NodeMetadata>[] inputs) => inputs.Length == 0 ? "(none)"
        : string.Join(", ", inputs.Select(i =>
            $"'{i.Key}' {i.Value.ElementType?.Name} [{string.Join(", ", i.Value.Dimensions.Select(Side))}]"));

    static string Side(int side) => side > 0 ? FormattableString.Invariant($"{side}") : "any";
}
