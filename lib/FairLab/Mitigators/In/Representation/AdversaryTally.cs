using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>What an ensemble of adversaries gets right on some rows, which may come in parts.</summary>
sealed class AdversaryTally(int adversaries, int groups)
{
    // A spread below this share of the size is rounding.
    const double Rounding = 1e-6;

    // Above this an adversary's softmax has next to no slope left: p (1 - p) is below a twentieth, from a quarter.
    const double Sure = 0.95;

    readonly double[,] _right = new double[adversaries, groups], _loss = new double[adversaries, groups];
    readonly double[,] _said = new double[adversaries, groups];
    readonly double[] _weight = new double[groups], _sureness = new double[adversaries];
    double _rows;
    bool _differs, _isAlive;

    /// <summary>Counts what one adversary says.</summary>
    public void Add(int adversary, Tensor logits, Tensor losses, Tensor membership, Tensor weights)
    {
        var weighted = (membership * weights.unsqueeze(1)).to(ScalarType.Float64);
        var said = logits.argmax(1);
        var isRight = said.eq(membership.argmax(1)).to(ScalarType.Float64).unsqueeze(1);
        var right = Numbers((weighted * isRight).sum(0L));
        var loss = Numbers((weighted * losses.to(ScalarType.Float64).unsqueeze(1)).sum(0L));
        var weight = Numbers(weighted.sum(0L));
        for (var g = 0; g < groups; g++)
        {
            _right[adversary, g] += right[g];
            _loss[adversary, g] += loss[g];
            _weight[g] += adversary == 0 ? weight[g] : 0;
        }
        foreach (var code in said.cpu().data<long>())
            _said[adversary, code]++;
        _sureness[adversary] += logits.softmax(1).max(1).values.sum().item<float>();
        _rows += adversary == 0 ? logits.shape[0] : 0;
        _isAlive |= Differs(logits);
    }

    /// <summary>Whether a part has been counted whole.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Ends a part, and looks whether its representation tells rows apart.</summary>
    public void Finish(Tensor hidden)
    {
        _differs |= Differs(hidden);
        IsComplete = true;
    }

    /// <summary>The result.</summary>
    public AdversaryEpoch Epoch(int epoch, double strength, Func<int, double> guessing)
    {
        int[] present = [.. Enumerable.Range(0, groups).Where(g => _weight[g] > 0)];
        double Mean(double[,] of, int k) => present.Average(g => of[k, g] / _weight[g]);
        var loss = Enumerable.Range(0, adversaries).Average(k => Mean(_loss, k));
        var accuracy = Enumerable.Range(0, adversaries).Max(k => Mean(_right, k));
        var state = !_differs ? AdversaryState.RepresentationCollapsed
            : !_isAlive ? AdversaryState.Collapsed
            : loss > 3 * guessing(groups) ? AdversaryState.Diverged
            : Enumerable.Range(0, adversaries).All(IsSaturated) ? AdversaryState.Saturated
            : AdversaryState.Playing;
        return new AdversaryEpoch(epoch, strength, loss, accuracy, groups, state);
    }

    bool IsSaturated(int adversary) => _sureness[adversary] > Sure * _rows
        && Enumerable.Range(0, groups).Count(g => _said[adversary, g] > 0) == 1;

    static bool Differs(Tensor values)
    {
        if (values.shape[0] < 2)
            return true;
        var spread = (values.max(0).values - values.min(0).values).max().item<float>();
        return spread > Rounding * values.abs().max().item<float>();
    }

    static double[] Numbers(Tensor values) => [.. values.cpu().data<double>()];
}
