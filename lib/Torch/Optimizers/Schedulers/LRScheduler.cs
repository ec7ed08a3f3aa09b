using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Learning rates that change while learning.</summary>
        public static partial class lr_scheduler
        {
            /// <summary>Changes the learning rates of an optimizer at each step.</summary>
            public abstract class LRScheduler
            {
                private protected readonly Optimizer _optimizer;
                readonly bool _verbose;

                private protected LRScheduler(Optimizer optimizer, int last_epoch, bool verbose)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    (_optimizer, _last_epoch, _verbose) = (optimizer, last_epoch, verbose);
                    foreach (var group in optimizer.ParamGroups) group.InitialLearningRate = last_epoch < 0 ? group.LearningRate : group.InitialLearningRate;
                    _base_lrs = [.. optimizer.ParamGroups.Select(group => group.InitialLearningRate)];
                }

                internal int _last_epoch { get; set; }

                internal List<double> _base_lrs { get; }

                /// <summary>Goes one step on and sets the learning rates.</summary>
                public virtual void step() => MoveTo(_last_epoch + 1);

                /// <summary>Goes to an epoch and sets the learning rates.</summary>
                public virtual void step(int? epoch) => MoveTo(epoch ?? _last_epoch + 1);

                /// <summary>Goes one step on by a measure of success, for the schedulers that watch one.</summary>
                public virtual void step(double current, int? epoch = null) => step(epoch);

                /// <summary>The learning rates in force, one a group.</summary>
                public virtual IEnumerable<double> get_last_lr() => _optimizer.ParamGroups.Select(group => group.LearningRate);

                /// <summary>The learning rates for the epoch now, from those before.</summary>
                protected abstract IEnumerable<double> get_lr();

                /// <summary>The same where a formula gives them at once.</summary>
                protected virtual IEnumerable<double> get_closed_form_lr() => get_lr();

                private protected void MoveTo(int epoch)
                {
                    var closed = epoch != _last_epoch + 1;
                    _last_epoch = epoch;
                    Set(closed ? get_closed_form_lr() : get_lr());
                }

                private protected void Set(IEnumerable<double> rates)
                {
                    foreach (var (group, rate) in _optimizer.ParamGroups.Zip(rates.ToList())) group.LearningRate = rate;
                    if (_verbose) System.Diagnostics.Trace.WriteLine(string.Create(CultureInfo.InvariantCulture, $"epoch {_last_epoch}: learning rates {string.Join(", ", get_last_lr())}"));
                }
            }
        }
    }
}
