namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Lowers the learning rates when a measure of success stops improving: <c>step(loss)</c> tells it.</summary>
            /// <param name="optimizer">Whose learning rates change.</param>
            /// <param name="mode"><c>min</c> when less is better, <c>max</c> when more is.</param>
            /// <param name="factor">What the rates are multiplied by.</param>
            /// <param name="patience">Epochs without improvement that are borne.</param>
            /// <param name="threshold">The least change that counts.</param>
            /// <param name="threshold_mode"><c>rel</c> for a share of the best, <c>abs</c> for a difference.</param>
            /// <param name="cooldown">Epochs after a change that do not count.</param>
            /// <param name="min_lr">The least learning rate.</param>
            /// <param name="eps">Changes of a rate smaller than this are not made.</param>
            /// <param name="verbose">Whether each change is written to the trace.</param>
            public static LRScheduler ReduceLROnPlateau(
                Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10, double threshold = 1e-4, string threshold_mode = "rel",
                int cooldown = 0, double min_lr = 0, double eps = 1e-8, bool verbose = false)
            {
                if (mode is not ("min" or "max")) throw new ArgumentException($"mode is min or max, not '{mode}'", nameof(mode));
                if (threshold_mode is not ("rel" or "abs")) throw new ArgumentException($"threshold_mode is rel or abs, not '{threshold_mode}'", nameof(threshold_mode));
                if (factor is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(factor), factor, "factor must lie in (0, 1)");
                return new impl.ReduceLROnPlateau(optimizer, mode == "min", factor, patience, threshold, threshold_mode == "rel", cooldown, min_lr, eps, verbose);
            }

            internal static partial class impl
            {
                internal sealed class ReduceLROnPlateau(
                    Optimizer optimizer, bool less, double factor, int patience, double threshold, bool relative, int cooldown, double min_lr, double eps,
                    bool verbose) : LRScheduler(optimizer, 0, verbose)
                {
                    double _best = less ? double.PositiveInfinity : double.NegativeInfinity;
                    int _bad, _cooling;

                    public override void step() => throw new InvalidOperationException("ReduceLROnPlateau needs the measure it watches: step(loss)");

                    public override void step(int? epoch) => step();

                    public override void step(double current, int? epoch = null)
                    {
                        _last_epoch = epoch ?? _last_epoch + 1;
                        if (Better(current)) (_best, _bad) = (current, 0);
                        else _bad++;
                        if (_cooling > 0) (_cooling, _bad) = (_cooling - 1, 0);
                        if (_bad <= patience) return;
                        (_cooling, _bad) = (cooldown, 0);
                        Set(get_lr());
                    }

                    protected override IEnumerable<double> get_lr() => _optimizer.ParamGroups.Select(group =>
                    {
                        var rate = Math.Max(group.LearningRate * factor, min_lr);
                        return group.LearningRate - rate > eps ? rate : group.LearningRate;
                    });

                    bool Better(double current)
                    {
                        var margin = double.IsInfinity(_best) ? 0 : relative ? Math.Abs(_best) * threshold : threshold;
                        return less ? current < _best - margin : current > _best + margin;
                    }
                }
            }
        }
    }
}
