namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Lets a factor of the learning rates grow linearly over the first epochs.</summary>
            /// <param name="optimizer">Whose learning rates change.</param>
            /// <param name="start_factor">The factor at first.</param>
            /// <param name="end_factor">The factor at last.</param>
            /// <param name="total_iters">Epochs until then.</param>
            /// <param name="last_epoch">The last epoch done; -1 begins.</param>
            /// <param name="verbose">Whether each change is written to the trace.</param>
            public static LRScheduler LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1.0, int total_iters = 5, int last_epoch = -1, bool verbose = false) =>
                new impl.LinearLR(optimizer, start_factor, end_factor, total_iters, last_epoch, verbose);

            internal static partial class impl
            {
                internal sealed class LinearLR : LRScheduler
                {
                    readonly double _start_factor;
                    readonly double _end_factor;
                    readonly int _total_iters;

                    internal LinearLR(Optimizer optimizer, double start_factor, double end_factor, int total_iters, int last_epoch, bool verbose) : base(optimizer, last_epoch, verbose)
                    {
                        (_start_factor, _end_factor, _total_iters) = (start_factor, end_factor, total_iters);
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() => _base_lrs.Select(rate => rate * (_start_factor + ((_end_factor - _start_factor) * Math.Min(_last_epoch, _total_iters) / _total_iters)));
                }
            }
        }
    }
}
