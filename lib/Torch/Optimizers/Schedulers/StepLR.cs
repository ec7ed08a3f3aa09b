namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Multiplies the learning rates by gamma every step_size epochs.</summary>
            /// <param name="optimizer">Whose learning rates change.</param>
            /// <param name="step_size">Epochs between changes.</param>
            /// <param name="gamma">The factor.</param>
            /// <param name="last_epoch">The last epoch done; -1 begins.</param>
            /// <param name="verbose">Whether each change is written to the trace.</param>
            public static LRScheduler StepLR(Optimizer optimizer, int step_size, double gamma = 0.1, int last_epoch = -1, bool verbose = false) =>
                new impl.StepLR(optimizer, step_size, gamma, last_epoch, verbose);

            internal static partial class impl
            {
                internal sealed class StepLR : LRScheduler
                {
                    readonly int _step_size;
                    readonly double _gamma;

                    internal StepLR(Optimizer optimizer, int step_size, double gamma, int last_epoch, bool verbose) : base(optimizer, last_epoch, verbose)
                    {
                        (_step_size, _gamma) = (step_size, gamma);
                        ArgumentOutOfRangeException.ThrowIfLessThan(step_size, 1);
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() => _optimizer.ParamGroups.Select(group => group.LearningRate * (_last_epoch != 0 && _last_epoch % _step_size == 0 ? _gamma : 1));

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() => _base_lrs.Select(rate => rate * Math.Pow(_gamma, _last_epoch / _step_size));
                }
            }
        }
    }
}
