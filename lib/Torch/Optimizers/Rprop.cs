using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            /// <summary>Step sizes that grow while the sign of a gradient stays: Riedmiller and Braun 1993.</summary>
            /// <param name="parameters">What learns.</param>
            /// <param name="lr">Learning rate.</param>
            /// <param name="etaminus">Factor when the sign changes.</param>
            /// <param name="etaplus">Factor while the sign stays.</param>
            /// <param name="min_step">Least step.</param>
            /// <param name="max_step">Greatest step.</param>
            /// <param name="maximize">Whether to go up the gradient.</param>
            public static Modules.Rprop Rprop(IEnumerable<Modules.Parameter> parameters, double lr = 0.01, double etaminus = 0.5, double etaplus = 1.2, double min_step = 1e-6, double max_step = 50, bool maximize = false) =>
                new([new Modules.Rprop.ParamGroup { Parameters = parameters }], lr, etaminus, etaplus, min_step, max_step, maximize);

            /// <summary>Step sizes that grow while the sign of a gradient stays: Riedmiller and Braun 1993; for parameters with names.</summary>
            public static Modules.Rprop Rprop(IEnumerable<(string name, Modules.Parameter parameter)> parameters, double lr = 0.01, double etaminus = 0.5, double etaplus = 1.2, double min_step = 1e-6, double max_step = 50, bool maximize = false) =>
                Rprop(parameters.Select(entry => entry.parameter), lr, etaminus, etaplus, min_step, max_step, maximize);

            /// <summary>Step sizes that grow while the sign of a gradient stays: Riedmiller and Braun 1993; for groups of parameters with their own settings.</summary>
            public static Modules.Rprop Rprop(IEnumerable<Modules.Rprop.ParamGroup> parameters, double lr = 0.01, double etaminus = 0.5, double etaplus = 1.2, double min_step = 1e-6, double max_step = 50, bool maximize = false) =>
                new(parameters, lr, etaminus, etaplus, min_step, max_step, maximize);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Step sizes that grow while the sign of a gradient stays: Riedmiller and Braun 1993.</summary>
    public sealed class Rprop : OptimizerHelper
    {
        readonly Options _defaults;

        internal Rprop(IEnumerable<ParamGroup> groups, double lr, double etaminus, double etaplus, double min_step, double max_step, bool maximize)
        {
            OptimizerChecks.NotNegative(lr, nameof(lr));
            if (!(etaminus > 0 && etaminus < 1 && etaplus > 1)) throw new ArgumentException($"etaminus must lie in (0, 1) and etaplus above 1, not {etaminus} and {etaplus}");
            _defaults = new Options { LearningRate = lr, etaminus = etaminus, etaplus = etaplus, min_step = min_step, max_step = max_step, maximize = maximize };
            foreach (var group in groups) add_param_group(group);
        }

        /// <summary>Adds parameters with their own settings.</summary>
        public void add_param_group(ParamGroup param_group)
        {
            ArgumentNullException.ThrowIfNull(param_group);
            Add(param_group, _defaults);
            var options = param_group.Options;
            options.etaminus ??= _defaults.etaminus;
            options.etaplus ??= _defaults.etaplus;
            options.min_step ??= _defaults.min_step;
            options.max_step ??= _defaults.max_step;
            options.maximize ??= _defaults.maximize;
        }

        /// <inheritdoc/>
        public override Tensor? step(Func<Tensor>? closure = null) => base.step(closure);

        /// <inheritdoc/>
        private protected override void Update(optim.ParamGroup group, in ParameterView view)
        {
            var options = (Options)group.AnyOptions!;
            var parameter = view.Parameter;
            var state = StateOf<State>(parameter);
            using var scope = NewDisposeScope();
            state.Step++;
            var gradient = options.maximize == true ? parameter.grad!.neg() : parameter.grad!;
            var lr = options.LearningRate!.Value;
            state.prev ??= OptimizerState.Zeros(parameter);
            state.step_size ??= OptimizerState.Zeros(parameter).fill_(lr);
            var sign = gradient.mul(state.prev).sign();
            var factor = ones_like(sign).masked_fill_(sign > 0, options.etaplus!.Value).masked_fill_(sign < 0, options.etaminus!.Value);
            state.step_size.mul_(factor).clamp_(options.min_step!.Value, options.max_step!.Value);
            gradient = gradient.masked_fill(sign < 0, 0);
            parameter.addcmul_(gradient.sign(), state.step_size, -1);
            state.prev.copy_(gradient);
        }

        private protected override OptimizerState NewState(Parameter parameter) => new State();

        /// <summary>Settings; those left null are the optimizer's.</summary>
        public sealed class Options : OptimizerOptions
        {
            /// <summary>Factor when the sign changes.</summary>
            public double? etaminus { get; set; }

            /// <summary>Factor while the sign stays.</summary>
            public double? etaplus { get; set; }

            /// <summary>Least step.</summary>
            public double? min_step { get; set; }

            /// <summary>Greatest step.</summary>
            public double? max_step { get; set; }

            /// <summary>Whether to go up the gradient.</summary>
            public bool? maximize { get; set; }
        }

        /// <summary>Parameters with their own settings.</summary>
        public sealed class ParamGroup : optim.ParamGroup<Options>
        {
            /// <summary>An empty group.</summary>
            public ParamGroup() { }

            /// <summary>Parameters and their settings.</summary>
            public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options) { }
        }

        internal sealed class State : OptimizerState
        {
            internal Tensor? prev { get; set; }

            internal Tensor? step_size { get; set; }

            internal override IEnumerable<(string name, Tensor? tensor)> Tensors() => [(nameof(prev), prev), (nameof(step_size), step_size)];

            internal override void Set(string name, Tensor tensor)
            {
                if (name == nameof(prev)) prev = tensor;
                else if (name == nameof(step_size)) step_size = tensor;
                else throw new ArgumentException($"Rprop has no state '{name}'", nameof(name));
            }
        }
    }
}
