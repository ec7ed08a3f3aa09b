using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            /// <summary>Steps in the units of the parameters: Zeiler 2012, algorithm 1.</summary>
            /// <param name="parameters">What learns.</param>
            /// <param name="lr">Learning rate.</param>
            /// <param name="rho">Decay rate of the mean squares.</param>
            /// <param name="eps">Added under the root.</param>
            /// <param name="weight_decay">Strength of weight decay.</param>
            /// <param name="maximize">Whether to go up the gradient.</param>
            public static Modules.Adadelta Adadelta(IEnumerable<Modules.Parameter> parameters, double lr = 1.0, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false) =>
                new([new Modules.Adadelta.ParamGroup { Parameters = parameters }], lr, rho, eps, weight_decay, maximize);

            /// <summary>Steps in the units of the parameters: Zeiler 2012, algorithm 1; for parameters with names.</summary>
            public static Modules.Adadelta Adadelta(IEnumerable<(string name, Modules.Parameter parameter)> parameters, double lr = 1.0, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false) =>
                Adadelta(parameters.Select(entry => entry.parameter), lr, rho, eps, weight_decay, maximize);

            /// <summary>Steps in the units of the parameters: Zeiler 2012, algorithm 1; for groups of parameters with their own settings.</summary>
            public static Modules.Adadelta Adadelta(IEnumerable<Modules.Adadelta.ParamGroup> parameters, double lr = 1.0, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false) =>
                new(parameters, lr, rho, eps, weight_decay, maximize);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Steps in the units of the parameters: Zeiler 2012, algorithm 1.</summary>
    public sealed class Adadelta : OptimizerHelper
    {
        readonly Options _defaults;

        internal Adadelta(IEnumerable<ParamGroup> groups, double lr, double rho, double eps, double weight_decay, bool maximize)
        {
            OptimizerChecks.NotNegative(lr, nameof(lr));
            OptimizerChecks.NotNegative(rho, nameof(rho));
            OptimizerChecks.NotNegative(eps, nameof(eps));
            OptimizerChecks.NotNegative(weight_decay, nameof(weight_decay));
            _defaults = new Options { LearningRate = lr, rho = rho, eps = eps, weight_decay = weight_decay, maximize = maximize };
            foreach (var group in groups) add_param_group(group);
        }

        /// <summary>Adds parameters with their own settings.</summary>
        public void add_param_group(ParamGroup param_group)
        {
            ArgumentNullException.ThrowIfNull(param_group);
            Add(param_group, _defaults);
            var options = param_group.Options;
            options.rho ??= _defaults.rho;
            options.eps ??= _defaults.eps;
            options.weight_decay ??= _defaults.weight_decay;
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
            if (options.weight_decay is { } decay and not 0) gradient = gradient.add(parameter, decay);
            var (rho, eps) = (options.rho!.Value, options.eps!.Value);
            state.square_avg ??= OptimizerState.Zeros(parameter);
            state.acc_delta ??= OptimizerState.Zeros(parameter);
            state.square_avg.mul_(rho).addcmul_(gradient, gradient, 1 - rho);
            var step = state.acc_delta.add(eps).sqrt_().div_(state.square_avg.add(eps).sqrt_()).mul_(gradient);
            state.acc_delta.mul_(rho).addcmul_(step, step, 1 - rho);
            parameter.add_(step, -lr);
        }

        private protected override OptimizerState NewState(Parameter parameter) => new State();

        /// <summary>Settings; those left null are the optimizer's.</summary>
        public sealed class Options : OptimizerOptions
        {
            /// <summary>Decay rate of the mean squares.</summary>
            public double? rho { get; set; }

            /// <summary>Added under the root.</summary>
            public double? eps { get; set; }

            /// <summary>Strength of weight decay.</summary>
            public double? weight_decay { get; set; }

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
            internal Tensor? square_avg { get; set; }

            internal Tensor? acc_delta { get; set; }

            internal override IEnumerable<(string name, Tensor? tensor)> Tensors() => [(nameof(square_avg), square_avg), (nameof(acc_delta), acc_delta)];

            internal override void Set(string name, Tensor tensor)
            {
                if (name == nameof(square_avg)) square_avg = tensor;
                else if (name == nameof(acc_delta)) acc_delta = tensor;
                else throw new ArgumentException($"Adadelta has no state '{name}'", nameof(name));
            }
        }
    }
}
