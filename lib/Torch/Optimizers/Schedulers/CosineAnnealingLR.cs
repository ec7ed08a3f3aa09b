namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Lets the learning rates swing between their first value and eta_min along a cosine: Loshchilov and Hutter 2017, equation 5.</summary>
            /// <param name="optimizer">Whose learning rates change.</param>
            /// <param name="T_max">Epochs of half a swing.</param>
            /// <param name="eta_min">The least learning rate.</param>
            /// <param name="last_epoch">The last epoch done; -1 begins.</param>
            /// <param name="verbose">Whether each change is written to the trace.</param>
            public static LRScheduler CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false) =>
                new impl.CosineAnnealingLR(optimizer, T_max, eta_min, last_epoch, verbose);

            internal static partial class impl
            {
                internal sealed class CosineAnnealingLR : LRScheduler
                {
                    readonly double _T_max;
                    readonly double _eta_min;

                    internal CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min, int last_epoch, bool verbose) : base(optimizer, last_epoch, verbose)
                    {
                        (_T_max, _eta_min) = (T_max, eta_min);
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch == 0) return _optimizer.ParamGroups.Select(group => group.LearningRate);
                        // From the rate before, as PyTorch: another scheduler's changes are kept.
                        if ((_last_epoch - 1 - _T_max) % (2 * _T_max) == 0)
                            return _optimizer.ParamGroups.Zip(_base_lrs, (group, rate) =>
                                group.LearningRate + ((rate - _eta_min) * (1 - Math.Cos(Math.PI / _T_max)) / 2));
                        return _optimizer.ParamGroups.Select(group =>
                            ((1 + Math.Cos(Math.PI * _last_epoch / _T_max)) / (1 + Math.Cos(Math.PI * (_last_epoch - 1) / _T_max)) *
                             (group.LearningRate - _eta_min)) + _eta_min);
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() => _base_lrs.Select(rate => _eta_min + ((rate - _eta_min) * (1 + Math.Cos(Math.PI * _last_epoch / _T_max)) / 2));
                }
            }
        }
    }
}
