namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Multiplies each learning rate by a function of the epoch.</summary>
            /// <param name="optimizer">Whose learning rates change.</param>
            /// <param name="lr_lambda">The factor, from the epoch.</param>
            /// <param name="last_epoch">The last epoch done; -1 begins.</param>
            /// <param name="verbose">Whether each change is written to the trace.</param>
            public static LRScheduler MultiplicativeLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false) =>
                new impl.MultiplicativeLR(optimizer, lr_lambda, last_epoch, verbose);

            internal static partial class impl
            {
                internal sealed class MultiplicativeLR : LRScheduler
                {
                    readonly Func<int, double> _lr_lambda;

                    internal MultiplicativeLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch, bool verbose) : base(optimizer, last_epoch, verbose)
                    {
                        _lr_lambda = lr_lambda;
                        ArgumentNullException.ThrowIfNull(lr_lambda);
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() => _optimizer.ParamGroups.Select(group => group.LearningRate * (_last_epoch > 0 ? _lr_lambda(_last_epoch) : 1));
                }
            }
        }
    }
}
