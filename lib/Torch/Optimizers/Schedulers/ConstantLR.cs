namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Multiplies the learning rates by a factor during the first epochs.</summary>
            /// <param name="optimizer">Whose learning rates change.</param>
            /// <param name="factor">The factor.</param>
            /// <param name="total_iters">How many epochs.</param>
            /// <param name="last_epoch">The last epoch done; -1 begins.</param>
            /// <param name="verbose">Whether each change is written to the trace.</param>
            public static LRScheduler ConstantLR(Optimizer optimizer, double factor = 1.0 / 3, int total_iters = 5, int last_epoch = -1, bool verbose = false) =>
                new impl.ConstantLR(optimizer, factor, total_iters, last_epoch, verbose);

            internal static partial class impl
            {
                internal sealed class ConstantLR : LRScheduler
                {
                    readonly double _factor;
                    readonly int _total_iters;

                    internal ConstantLR(Optimizer optimizer, double factor, int total_iters, int last_epoch, bool verbose) : base(optimizer, last_epoch, verbose)
                    {
                        (_factor, _total_iters) = (factor, total_iters);
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() => _base_lrs.Select(rate => rate * (_last_epoch < _total_iters ? _factor : 1));
                }
            }
        }
    }
}
