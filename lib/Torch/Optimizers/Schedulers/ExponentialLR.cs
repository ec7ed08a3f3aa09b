namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Multiplies the learning rates by gamma every epoch.</summary>
            /// <param name="optimizer">Whose learning rates change.</param>
            /// <param name="gamma">The factor.</param>
            /// <param name="last_epoch">The last epoch done; -1 begins.</param>
            /// <param name="verbose">Whether each change is written to the trace.</param>
            public static LRScheduler ExponentialLR(Optimizer optimizer, double gamma = 0.1, int last_epoch = -1, bool verbose = false) =>
                new impl.ExponentialLR(optimizer, gamma, last_epoch, verbose);

            internal static partial class impl
            {
                internal sealed class ExponentialLR : LRScheduler
                {
                    readonly double _gamma;

                    internal ExponentialLR(Optimizer optimizer, double gamma, int last_epoch, bool verbose) : base(optimizer, last_epoch, verbose)
                    {
                        _gamma = gamma;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() => _optimizer.ParamGroups.Select(group => group.LearningRate * (_last_epoch == 0 ? 1 : _gamma));

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() => _base_lrs.Select(rate => rate * Math.Pow(_gamma, _last_epoch));
                }
            }
        }
    }
}
