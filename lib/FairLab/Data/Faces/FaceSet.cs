using FairLab.Models;
using static TorchSharp.torch;

namespace FairLab.Data.Faces;

/// <summary>
/// Drawn people: what decided each, their pictures, and where the parts of these are. The same options, number and seed
/// give the same bytes on every machine, whatever the number of threads, and the first people of a larger set are those
/// of a smaller one. Pictures are drawn when first asked for: of those who were only looked at to choose others, none.
/// </summary>
public sealed class FaceSet
{
    readonly Lazy<byte[]> _pictures;

    FaceSet(FaceOptions options, FaceFactors[] people, byte[]? bytes = null)
    {
        (Options, People) = (options, people);
        _pictures = bytes is null ? new(() => Draw(people, options.Size)) : new(bytes);
    }

    byte[] Bytes => _pictures.Value;

    /// <summary>Whom it was drawn from.</summary>
    public FaceOptions Options { get; }

    /// <summary>What decided each.</summary>
    public IReadOnlyList<FaceFactors> People { get; }

    /// <summary>How many.</summary>
    public int Count => People.Count;

    /// <summary>Pixels of a side.</summary>
    public int Size => Options.Size;

    /// <summary>Draws people.</summary>
    /// <param name="options">Whom.</param>
    /// <param name="people">How many.</param>
    /// <param name="seed">Decides everything.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one, or no light between the two gains.</exception>
    public static FaceSet Sample(FaceOptions options, int people, long seed)
    {
        ArgumentNullException.ThrowIfNull(options);
        Require.AtLeast(people, 1, nameof(people));
        Require.That(options.MostGain, options.MostGain >= options.LeastGain,
            FormattableString.Invariant($"at least LeastGain, {options.LeastGain}"), nameof(options.MostGain));
        var factors = new FaceFactors[people];
        Parallel.For(0, people, () => new FaceSampler(options, seed), (i, _, sampler) =>
        {
            factors[i] = sampler.Next(i);
            return sampler;
        }, _ => { });
        return Of(factors, options);
    }

    /// <summary>Draws the people of given factors, such as those of another set with one thing changed.</summary>
    /// <param name="people">What decides each.</param>
    /// <param name="options">Of these only the size counts.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static FaceSet Of(IReadOnlyList<FaceFactors> people, FaceOptions options)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(options);
        if (people.Count == 0)
            throw new ArgumentException("found no people, expected at least one", nameof(people));
        _ = checked(people.Count * 3 * options.Size * options.Size);
        return new(options, [.. people]);
    }

    static byte[] Draw(FaceFactors[] people, int size)
    {
        var length = 3 * size * size;
        var bytes = new byte[people.Length * length];
        Parallel.For(0, people.Length, () => FaceRenderer.Canvas(size), (i, _, canvas) =>
        {
            FaceRenderer.Draw(canvas, people[i]).CopyTo(bytes, i * length);
            return canvas;
        }, canvas => canvas.Dispose());
        return bytes;
    }

    /// <summary>The same people with something changed, drawn anew: <c>set.Change(p => p with { Glasses = true
    /// })</c>.</summary>
    /// <param name="change">What to make of each.</param>
    public FaceSet Change(Func<FaceFactors, FaceFactors> change) => Of([.. People.Select(change)], Options);

    /// <summary>Some of the people, pictures and all.</summary>
    /// <param name="rows">Which, in which order.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public FaceSet Rows(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0)
            throw new ArgumentException("found no rows, expected at least one", nameof(rows));
        FaceFactors[] people = [.. rows.Select(row => People[row])];
        if (!_pictures.IsValueCreated)
            return Of(people, Options);
        var length = 3 * Size * Size;
        var bytes = new byte[rows.Count * length];
        for (var i = 0; i < rows.Count; i++)
            Picture(rows[i]).CopyTo(bytes.AsSpan(i * length));
        return new(Options, people, bytes);
    }

    /// <summary>The picture of one.</summary>
    /// <param name="row">Whose.</param>
    public FaceImage Image(int row) => new(Size, Picture(row).ToArray());

    /// <summary>Where the parts of one's picture are; drawn when asked for.</summary>
    /// <param name="row">Whose.</param>
    public FaceMasks Masks(int row) => FaceRenderer.Masks(People[row], Size);

    /// <summary>All pictures in [0, 1], [n, 3, height, width].</summary>
    public float[] ToChannels()
    {
        var length = 3 * Size * Size;
        var values = new float[Bytes.Length];
        for (var row = 0; row < Count; row++)
            FaceImage.CopyTo(Picture(row), values.AsSpan(row * length, length));
        return values;
    }

    /// <summary>All pictures in [0, 1] as a tensor, shape [n, 3, height, width].</summary>
    public Tensor ToTensor() => Photographs.ToTensor(Bytes, Count, Size);

    /// <summary>How much of each pixel regions cover, in [0, 1]: for each region a tensor of shape [n, height,
    /// width].</summary>
    /// <param name="regions">Which.</param>
    public IReadOnlyList<(string Name, Tensor Cover)> Covers(params IReadOnlyList<FaceRegion> regions)
    {
        ArgumentNullException.ThrowIfNull(regions);
        var pixels = Size * Size;
        var covers = regions.Select(_ => new float[Count * pixels]).ToArray();
        Parallel.For(0, Count, row =>
        {
            var masks = Masks(row);
            for (var r = 0; r < covers.Length; r++)
                masks.Cover(regions[r]).CopyTo(covers[r], row * pixels);
        });
        return [.. regions.Zip(covers, (region, cover) => (region.ToString(), tensor(cover, [Count, Size, Size])))];
    }

    /// <summary>A factor's levels, one a person.</summary>
    /// <param name="factor">One of <see cref="FaceOptions.Factors"/>.</param>
    /// <exception cref="ArgumentException">There is no such factor; the message names the nearest.</exception>
    public CodedColumn Factor(string factor)
    {
        var named = FaceFactor.Named(factor);
        return new(factor, [.. People.Select(person => named.Levels[named.Of(person)])]);
    }

    /// <summary>Pictures and labels for <see cref="NetworkLearner"/>.</summary>
    /// <param name="label">The factor to learn: its levels are classes, numbered in the order of
    /// <see cref="LevelsOf"/>.</param>
    /// <param name="group">The factor that groups are made of; null without.</param>
    /// <exception cref="ArgumentException">There is no such factor; the message names the nearest.</exception>
    public TensorDataset ToDataset(string label, string? group = null)
    {
        var named = FaceFactor.Named(label);
        var labels = tensor(People.Select(person => (long)named.Of(person)).ToArray());
        return new(ToTensor(), labels)
        {
            // Levels nobody has are classes too.
            Target = named.Levels.Length == 2 ? TargetKind.Binary : TargetKind.Multiclass,
            Outputs = named.Levels.Length == 2 ? 1 : named.Levels.Length,
            Group = group is null ? null : Grouping.Of(Factor(group)),
        };
    }

    /// <summary>A factor's levels in the order of their numbers.</summary>
    /// <param name="factor">One of <see cref="FaceOptions.Factors"/>.</param>
    /// <exception cref="ArgumentException">There is no such factor; the message names the nearest.</exception>
    public static IReadOnlyList<string> LevelsOf(string factor) => FaceFactor.Named(factor).Levels;

    internal ReadOnlySpan<byte> Picture(int row) => Bytes.AsSpan(row * 3 * Size * Size, 3 * Size * Size);
}
