using FairLab.Data;
using FairLab.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>
/// A penalty on the dependence of scores on groups, whatever its form: λ times the Hilbert-Schmidt independence
/// criterion (Gretton et al. 2005, equation 9 [gretton2005]) tr(K H L H) / (m - 1)², K and L Gaussian kernels
/// exp(-d²/σ) of scores and of group membership, H = I - 1/m. 0 when either is constant. A batch costs m² operations,
/// whatever its size; the validation loss, which looks at all rows at once, is the mean over parts of at most 1,024 rows,
/// each taken evenly from the whole. A term of any
/// network's loss, whatever it predicts: classes by their probabilities, numbers as they are. Any number of groups;
/// weights are used.
/// </summary>
public sealed record HsicPenalty : IInProcessor, ILossTerm
{
    const long Part = 1024;

    /// <summary>λ.</summary>
    /// <value>100.</value>
    public double Strength { get; init => field = Require.NotNegative(value); } = 100;

    /// <summary>σ of both kernels.</summary>
    /// <value>1.</value>
    public double Width { get; init => field = Require.Positive(value); } = 1;

    /// <inheritdoc/>
    string ILossTerm.Name => "hsic-penalty";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A learner that is not a network.</exception>
    public FairModel Fit(DataSplit split, ILearner learner, long seed)
    {
        ArgumentNullException.ThrowIfNull(split);
        var network = INetworkLearner.Of(learner, "HSIC is a term of a network's loss");
        return FairModel.Of(network.Train(split.Train, split.Validation, seed, [this]));
    }

    /// <inheritdoc/>
    public Tensor? Of(TrainingBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var (rows, groups) = (batch.Outputs.shape[0], batch.GroupsFor(this));
        if (rows < 2)
            return null;
        var p = batch.Predictions;
        p = p.dim() == 1 ? p.unsqueeze(1) : p;
        // Training batches are taken whole. The whole of a validation part would cost its square.
        var parts = is_grad_enabled() ? 1 : (rows + Part - 1) / Part;
        if (parts == 1)
            return Strength * Hsic(p, groups, Width, Counting(batch.Weights));
        var sum = zeros(1, device: p.device);
        for (long part = 0; part < parts; part++)
        {
            var own = arange(part, rows, parts, device: p.device);
            sum += Hsic(p.index_select(0, own), groups.index_select(0, own), Width,
                Counting(batch.Weights.index_select(0, own)));
        }
        return Strength * sum.sum() / parts;

        static Tensor Counting(Tensor weights) => weights.sum().item<float>() is var people && people > 1 ? weights : throw new ArgumentException(
            FormattableString.Invariant($"found a batch whose weights add up to {people}, expected weights that count people: HSIC divides by (m - 1)²"), nameof(batch));
    }

    /// <summary>HSIC of two samples.</summary>
    /// <param name="x">Shape [m, d].</param>
    /// <param name="y">Shape [m, e].</param>
    /// <param name="width">σ.</param>
    /// <param name="weights">How much each row counts, shape [m]; m is then their sum. Null when all count 1.</param>
    public static Tensor Hsic(Tensor x, Tensor y, double width = 1, Tensor? weights = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var w = weights ?? ones(x.shape[0], dtype: x.dtype, device: x.device);
        var m = w.sum();
        // tr(KHLH) = Σ (HKH) L: centring one side is enough. Means are weighted.
        var k = Kernel(x, width);
        var share = w / m;
        var rows = k.matmul(share.unsqueeze(1));
        var centred = k - rows - rows.transpose(0, 1) + share.unsqueeze(0).matmul(rows);
        return (centred * Kernel(y, width) * w.unsqueeze(0) * w.unsqueeze(1)).sum() / ((m - 1) * (m - 1));
    }

    static Tensor Kernel(Tensor x, double width)
    {
        var square = (x * x).sum(1L).unsqueeze(1);
        var distance = (square + square.transpose(0, 1) - 2 * x.matmul(x.transpose(0, 1))).clamp(0);
        return (distance / -width).exp();
    }
}
