using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            /// <summary>Gradients divided by the root of their running mean square: Tieleman and Hinton 2012, lecture 6.5.</summary>
            /// <param name="parameters">What learns.</param>
            /// <param name="lr">Learning rate.</param>
            /// <param name="alpha">Decay rate of the mean square.</param>
            /// <param name="eps">Added to the denominator.</param>
            /// <param name="weight_decay">Strength of weight decay.</param>
            /// <param name="momentum">Share of the last step that goes on.</param>
            /// <param name="centered">Whether the variance is used instead of the mean square.</param>
            /// <param name="maximize">Whether to go up the gradient.</param>
            public static Modules.RMSprop RMSprop(IEnumerable<Modules.Parameter> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
                new([new Modules.RMSprop.ParamGroup { Parameters = parameters }], lr, alpha, eps, weight_decay, momentum, centered, maximize);

            /// <summary>Gradients divided by the root of their running mean square: Tieleman and Hinton 2012, lecture 6.5; for parameters with names.</summary>
            public static Modules.RMSprop RMSprop(IEnumerable<(string name, Modules.Parameter parameter)> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
                RMSprop(parameters.Select(entry => entry.parameter), lr, alpha, eps, weight_decay, momentum, centered, maximize);

            /// <summary>Gradients divided by the root of their running mean square: Tieleman and Hinton 2012, lecture 6.5; for groups of parameters with their own settings.</summary>
            public static Modules.RMSprop RMSprop(IEnumerable<Modules.RMSprop.ParamGroup> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
                new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Gradients divided by the root of their running mean square: Tieleman and Hinton 2012, lecture 6.5.</summary>
    public sealed class RMSprop : OptimizerHelper, optim.IMomentum
    {
        readonly Options _defaults;

        internal RMSprop(IEnumerable<ParamGroup> groups, double lr, double alpha, double eps, double weight_decay, double momentum, bool centered, bool maximize)
        {
            OptimizerChecks.NotNegative(lr, nameof(lr));
            OptimizerChecks.NotNegative(eps, nameof(eps));
            OptimizerChecks.NotNegative(alpha, nameof(alpha));
            OptimizerChecks.NotNegative(weight_decay, nameof(weight_decay));
            OptimizerChecks.NotNegative(momentum, nameof(momentum));
            _defaults = new Options { LearningRate = lr, alpha = alpha, eps = eps, weight_decay = weight_decay, momentum = momentum, centered = centered, maximize = maximize };
            foreach (var group in groups) add_param_group(group);
        }

        /// <summary>The momentum of the first group; setting changes all groups.</summary>
        public double Momentum
        {
            get => Groups is [var first, ..] ? ((Options)first.AnyOptions!).momentum!.Value : 0;
            set
            {
                foreach (var group in Groups) ((Options)group.AnyOptions!).momentum = value;
            }
        }

        /// <summary>Adds parameters with their own settings.</summary>
        public void add_param_group(ParamGroup param_group)
        {
            ArgumentNullException.ThrowIfNull(param_group);
            Add(param_group, _defaults);
            var options = param_group.Options;
            options.alpha ??= _defaults.alpha;
            options.eps ??= _defaults.eps;
            options.weight_decay ??= _defaults.weight_decay;
            options.momentum ??= _defaults.momentum;
            options.centered ??= _defaults.centered;
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
            var alpha = options.alpha!.Value;
            state.square_avg ??= OptimizerState.Zeros(parameter);
            state.square_avg.mul_(alpha).addcmul_(gradient, gradient, 1 - alpha);
            var square = state.square_avg;
            if (options.centered == true)
            {
                state.grad_avg ??= OptimizerState.Zeros(parameter);
                state.grad_avg.mul_(alpha).add_(gradient, 1 - alpha);
                square = square.addcmul(state.grad_avg, state.grad_avg, -1);
            }
            var scale = square.sqrt().add_(options.eps!.Value);
            if (options.momentum is { } momentum and > 0)
            {
                state.momentum_buffer ??= OptimizerState.Zeros(parameter);
                state.momentum_buffer.mul_(momentum).addcdiv_(gradient, scale, 1);
                parameter.add_(state.momentum_buffer, -lr);
                return;
            }
            parameter.addcdiv_(gradient, scale, -lr);
        }

        private protected override OptimizerState NewState(Parameter parameter) => new State();

        /// <summary>Settings; those left null are the optimizer's.</summary>
        public sealed class Options : OptimizerOptions
        {
            /// <summary>Decay rate of the mean square.</summary>
            public double? alpha { get; set; }

            /// <summary>Added to the denominator.</summary>
            public double? eps { get; set; }

            /// <summary>Strength of weight decay.</summary>
            public double? weight_decay { get; set; }

            /// <summary>Share of the last step that goes on.</summary>
            public double? momentum { get; set; }

            /// <summary>Whether the variance is used instead of the mean square.</summary>
            public bool? centered { get; set; }

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

            internal Tensor? momentum_buffer { get; set; }

            internal Tensor? grad_avg { get; set; }

            internal override IEnumerable<(string name, Tensor? tensor)> Tensors() => [(nameof(square_avg), square_avg), (nameof(momentum_buffer), momentum_buffer), (nameof(grad_avg), grad_avg)];

            internal override void Set(string name, Tensor tensor)
            {
                if (name == nameof(square_avg)) square_avg = tensor;
                else if (name == nameof(momentum_buffer)) momentum_buffer = tensor;
                else if (name == nameof(grad_avg)) grad_avg = tensor;
                else throw new ArgumentException($"RMSprop has no state '{name}'", nameof(name));
            }
        }
    }
}
