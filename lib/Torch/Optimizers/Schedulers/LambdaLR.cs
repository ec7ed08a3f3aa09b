namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Sets each learning rate to its first value times a function of the epoch.</summary>
            /// <param name="optimizer">Whose learning rates change.</param>
            /// <param name="lr_lambda">The factor, from the epoch.</param>
            /// <param name="last_epoch">The last epoch done; -1 begins.</param>
            /// <param name="verbose">Whether each change is written to the trace.</param>
            public static LRScheduler LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false) =>
                new impl.LambdaLR(optimizer, lr_lambda, last_epoch, verbose);

            internal static partial class impl
            {
                internal sealed class LambdaLR : LRScheduler
                {
                    readonly Func<int, double> _lr_lambda;

                    internal LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch, bool verbose) : base(optimizer, last_epoch, verbose)
                    {
                        _lr_lambda = lr_lambda;
                        ArgumentNullException.ThrowIfNull(lr_lambda);
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() => _base_lrs.Select(rate => rate * _lr_lambda(_last_epoch));
                }
            }
        }
    }
}
