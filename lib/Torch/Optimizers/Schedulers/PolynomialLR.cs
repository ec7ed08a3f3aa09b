namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Lets the learning rates fall to 0 as (1 - epoch / total_iters)^power.</summary>
            /// <param name="optimizer">Whose learning rates change.</param>
            /// <param name="total_iters">Epochs until 0.</param>
            /// <param name="power">The power.</param>
            /// <param name="last_epoch">The last epoch done; -1 begins.</param>
            /// <param name="verbose">Whether each change is written to the trace.</param>
            public static LRScheduler PolynomialLR(Optimizer optimizer, int total_iters = 5, int power = 1, int last_epoch = -1, bool verbose = false) =>
                new impl.PolynomialLR(optimizer, total_iters, power, last_epoch, verbose);

            internal static partial class impl
            {
                internal sealed class PolynomialLR : LRScheduler
                {
                    readonly int _total_iters;
                    readonly int _power;

                    internal PolynomialLR(Optimizer optimizer, int total_iters, int power, int last_epoch, bool verbose) : base(optimizer, last_epoch, verbose)
                    {
                        (_total_iters, _power) = (total_iters, power);
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() => _base_lrs.Select(rate => rate * Math.Pow(1 - ((double)Math.Min(_last_epoch, _total_iters) / _total_iters), _power));
                }
            }
        }
    }
}
