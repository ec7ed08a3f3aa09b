using FairLab.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>
/// Decides whether generated pictures are fit to be trained on. Near copies of training pictures are left out and
/// counted; of the others a classifier trained on real pictures must recognize most as their class, they must differ
/// from each other about as much as real ones do, and lie nearer to these than noise does, by the classifier's
/// features. A gate that a generator does not pass says why, and the pictures are there all the same: who leaves such
/// an arm out of a table tunes it.
/// </summary>
/// <example><code>
/// var found = new GenerationGate().Draw(generator, @class: 3, count: 1160, classifier, train, seed: 1);
/// var larger = train.Append(found.ToDataset(train));
/// </code></example>
public sealed record GenerationGate
{
    /// <summary>The least share of pictures that the classifier gives their class.</summary>
    /// <value>0.8.</value>
    public double LeastAgreement { get; init => field = Require.Share(value); } = 0.8;

    /// <summary>The least mean distance of two generated pictures, in units of that of two real ones of the
    /// class.</summary>
    /// <value>0.5.</value>
    public double LeastDiversity { get; init => field = Require.NotNegative(value); } = 0.5;

    /// <summary>How many times nearer to real pictures than noise the generated ones must be, by the Fréchet
    /// distance.</summary>
    /// <value>5.</value>
    public double LeastGain { get; init => field = Require.NotNegative(value); } = 5;

    /// <summary>
    /// What is a near copy: a picture nearer to one of the training pictures than all but this share of these are to
    /// their nearest other. Pictures are compared at half their size, so that a blurred copy is one too.
    /// </summary>
    /// <value>0.01.</value>
    public double CopyShare { get; init => field = Require.Share(value); } = 0.01;

    /// <summary>The layer of the classifier whose outputs are features.</summary>
    /// <value>"gap", of <see cref="FaceNetwork"/>.</value>
    public string Layer { get; init; } = "gap";

    /// <summary>How often copies are replaced by pictures drawn anew before the quota counts as not met.</summary>
    /// <value>3.</value>
    public int Rounds { get; init => field = Require.AtLeast(value, 0); } = 3;

    /// <summary>Draws pictures of a class until there are enough that are no copies, and judges them.</summary>
    /// <param name="generator">What draws.</param>
    /// <param name="class">Of which class.</param>
    /// <param name="count">How many are wanted, at least 2.</param>
    /// <param name="classifier">A classifier of several classes, trained on real pictures only.</param>
    /// <param name="train">The pictures that the generator was trained on, of all classes.</param>
    /// <param name="seed">Decides everything that is random.</param>
    /// <param name="reference">Real pictures of the class to compare with, such as held-out ones; those of
    /// <paramref name="train"/> when null, which a classifier trained on them may see closer together.</param>
    /// <exception cref="ArgumentException">No picture of the class to train on, or pictures of another
    /// shape.</exception>
    public GeneratedClass Draw(IImageGenerator generator, int @class, int count, TrainedNetwork classifier,
        TensorDataset train, long seed, Tensor? reference = null)
    {
        ArgumentNullException.ThrowIfNull(generator);
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(train);
        Require.AtLeast(count, 2, nameof(count));
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        long[] own = [.. train.Labels.cpu().to(ScalarType.Int64).data<long>()
            .Select((c, row) => (c, row)).Where(r => r.c == @class).Select(r => (long)r.row)];
        if (own.Length == 0)
            throw new ArgumentException($"found no training picture of class {@class}, expected one at least",
                nameof(@class));
        var (images, drawn, copies) = WithoutCopies(generator, @class, count, train.Inputs, seed);
        var real = train.Inputs.index_select(0, tensor(own));
        var found = new GeneratedClass(@class, images.MoveToOuterDisposeScope(), drawn, copies);
        if (images.shape[0] < 2)
            return found with { Reasons = [Missing(found, count)!] };

        Tensor Features(Tensor x) => classifier.Activations(Layer, x).flatten(1).to(ScalarType.Float64).cpu();
        var (ours, theirs) = (Features(images), Features(reference ?? real));
        var recognized = classifier.Predict(images).argmax(1).eq(@class).sum().item<long>();
        var wilson = Proportion.Wilson(recognized, images.shape[0]);
        using var stream = new SeededStream((ulong)seed);
        var noise = Features(rand(images.shape));
        var judged = found with
        {
            Agreement = new Estimate("agreement", recognized / (double)images.shape[0], wilson.Lower, wilson.Upper,
                0.95),
            Diversity = Spread(ours) / Spread(theirs),
            Frechet = FrechetDistance.Of(Rows(ours), Rows(theirs)),
            FrechetOfNoise = FrechetDistance.Of(Rows(noise), Rows(theirs)),
        };
        return judged with { Reasons = [.. Reasons(judged, count)] };
    }

    IEnumerable<string> Reasons(GeneratedClass found, int count)
    {
        string Shown(Measure value) => value.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture);
        if (Missing(found, count) is { } missing)
            yield return missing;
        // What is undefined has not been shown.
        if (!(found.Agreement!.Value >= LeastAgreement))
            yield return FormattableString.Invariant($"recognized {Shown(found.Agreement.Value)} < {LeastAgreement}");
        if (!(found.Diversity >= LeastDiversity))
            yield return FormattableString.Invariant($"diversity {Shown(found.Diversity)} < {LeastDiversity}");
        if (!(found.FrechetGain >= LeastGain))
            yield return FormattableString.Invariant(
                $"{Shown(found.FrechetGain)} < {LeastGain} times nearer than noise");
    }

    static string? Missing(GeneratedClass found, int count) => found.Images.shape[0] >= count ? null
        : $"{found.Images.shape[0]} of {count} left without near copies";

    (Tensor Images, int Drawn, int Copies) WithoutCopies(IImageGenerator generator, int @class, int count,
        Tensor train, long seed)
    {
        var known = Halved(train);
        var threshold = CopyDistance(known);
        var (kept, left, drawn, copies) = (new List<Tensor>(), count, 0, 0);
        var random = new Numerics.SeededRandom(seed);
        for (var round = 0; round <= Rounds && left > 0; round++)
        {
            var images = generator.Sample(@class, left, (long)random.NextBits());
            if (Shape(images) != Shape(train))
                throw new ArgumentException($"found generated pictures of shape [{Shape(images)}], "
                    + $"expected that of the training pictures, [{Shape(train)}]", nameof(generator));
            var nearest = Nearest(Halved(images), known, areSame: false);
            long[] fresh = [.. Enumerable.Range(0, nearest.Length).Where(i => nearest[i] >= threshold)
                .Select(i => (long)i)];
            kept.Add(images.index_select(0, tensor(fresh)));
            (drawn, copies, left) = (drawn + left, copies + left - fresh.Length, left - fresh.Length);
        }
        return (cat([.. kept], 0), drawn, copies);
    }

    static string Shape(Tensor images) => string.Join(", ", images.shape.Skip(1));

    /// <summary>How near to its nearest other all but a share of the training pictures are not.</summary>
    double CopyDistance(Tensor known)
    {
        if (known.shape[0] < 2)
            return 0;
        var nearest = Nearest(known, known, areSame: true);
        Array.Sort(nearest);
        return nearest[Math.Min(nearest.Length - 1, (int)(CopyShare * nearest.Length))];
    }

    /// <summary>Pictures at half their size as rows.</summary>
    static Tensor Halved(Tensor images)
    {
        var (n, maps, height, width) = (images.shape[0], images.shape[1], images.shape[2] / 2, images.shape[3] / 2);
        return images.narrow(2, 0, 2 * height).narrow(3, 0, 2 * width).reshape(n, maps, height, 2, width, 2)
            .mean([3L, 5L]).flatten(1).cpu();
    }

    /// <summary>The distance of each row to the nearest of others, or of the same rows to another.</summary>
    static double[] Nearest(Tensor rows, Tensor others, bool areSame)
    {
        const long Batch = 500;
        var nearest = new List<double>();
        for (long start = 0; start < rows.shape[0]; start += Batch)
        {
            using var scope = NewDisposeScope();
            var part = rows.narrow(0, start, Math.Min(Batch, rows.shape[0] - start));
            var squares = Squares(part, others);
            if (areSame)
                squares.narrow(1, start, part.shape[0]).add_(eye(part.shape[0]) * float.MaxValue);
            nearest.AddRange(squares.amin([1L]).clamp(0).sqrt().to(ScalarType.Float64).data<double>());
        }
        return [.. nearest];
    }

    static Tensor Squares(Tensor a, Tensor b) => a.square().sum([1L], keepdim: true)
        + b.square().sum([1L], keepdim: true).transpose(0, 1) - (2 * a.matmul(b.transpose(0, 1)));

    /// <summary>The mean distance of two different rows.</summary>
    static Measure Spread(Tensor features)
    {
        var n = (double)features.shape[0];
        return n < 2 ? Measure.Undefined("one picture: no two to compare")
            : Squares(features, features).clamp(0).sqrt().sum().item<double>() / (n * (n - 1));
    }

    static double[][] Rows(Tensor features) => [.. features.data<double>().Chunk((int)features.shape[1])];
}
