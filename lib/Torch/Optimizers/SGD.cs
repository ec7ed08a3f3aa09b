using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            /// <summary>Stochastic gradient descent, with momentum: Sutskever et al. 2013.</summary>
            /// <param name="parameters">What learns.</param>
            /// <param name="learningRate">Learning rate.</param>
            /// <param name="momentum">Share of the last step that goes on.</param>
            /// <param name="dampening">Share of the gradient kept out of the momentum.</param>
            /// <param name="weight_decay">Strength of weight decay, added to the gradient.</param>
            /// <param name="nesterov">Whether the gradient is taken after the momentum.</param>
            /// <param name="maximize">Whether to go up the gradient.</param>
            public static Modules.SGD SGD(
                IEnumerable<Modules.Parameter> parameters, double learningRate, double momentum = 0, double dampening = 0, double weight_decay = 0,
                bool nesterov = false, bool maximize = false) =>
                new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);

            /// <summary>Stochastic gradient descent, for parameters with names.</summary>
            public static Modules.SGD SGD(
                IEnumerable<(string name, Modules.Parameter parameter)> parameters, double learningRate, double momentum = 0, double dampening = 0,
                double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
                new(parameters.Select(entry => entry.parameter), learningRate, momentum, dampening, weight_decay, nesterov, maximize);

            /// <summary>Stochastic gradient descent, for groups of parameters with their own settings.</summary>
            public static Modules.SGD SGD(
                IEnumerable<Modules.SGD.ParamGroup> parameters, double learningRate, double momentum = 0, double dampening = 0,
                double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
                new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Stochastic gradient descent, with momentum: Sutskever et al. 2013.</summary>
    public sealed class SGD : OptimizerHelper, optim.IMomentum
    {
        readonly Options _defaults;

        /// <summary>For one group of parameters.</summary>
        public SGD(
            IEnumerable<Parameter> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0,
            bool nesterov = false, bool maximize = false)
            : this([new ParamGroup { Parameters = parameters }], lr, momentum, dampening, weight_decay, nesterov, maximize)
        {
        }

        /// <summary>For groups of parameters with their own settings.</summary>
        public SGD(
            IEnumerable<ParamGroup> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0,
            bool nesterov = false, bool maximize = false)
        {
            OptimizerChecks.NotNegative(lr, nameof(lr));
            OptimizerChecks.NotNegative(momentum, nameof(momentum));
            OptimizerChecks.NotNegative(weight_decay, nameof(weight_decay));
            if (nesterov && (momentum <= 0 || dampening != 0)) throw new ArgumentException("Nesterov momentum needs a momentum and no dampening");
            _defaults = new Options
            {
                LearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize,
            };
            foreach (var group in parameters) add_param_group(group);
        }

        /// <summary>The momentum of the first group; setting changes all groups.</summary>
        public double Momentum
        {
            get => Groups is [var first, ..] ? Of(first).momentum!.Value : 0;
            set
            {
                foreach (var group in Groups) Of(group).momentum = value;
            }
        }

        /// <summary>Adds parameters with their own settings.</summary>
        public void add_param_group(ParamGroup param_group)
        {
            ArgumentNullException.ThrowIfNull(param_group);
            Add(param_group, _defaults);
            var options = param_group.Options;
            options.momentum ??= _defaults.momentum;
            options.dampening ??= _defaults.dampening;
            options.weight_decay ??= _defaults.weight_decay;
            options.nesterov ??= _defaults.nesterov;
            options.maximize ??= _defaults.maximize;
        }

        /// <inheritdoc/>
        public override Tensor? step(Func<Tensor>? closure = null) => base.step(closure);

        /// <inheritdoc/>
        private protected override void Update(optim.ParamGroup group, in ParameterView view)
        {
            var options = Of(group);
            var parameter = view.Parameter;
            using var scope = NewDisposeScope();
            var step = parameter.grad!;
            if (options.maximize == true) step = step.neg();
            if (options.weight_decay is { } decay and not 0) step = step.add(parameter, decay);
            if (options.momentum is { } momentum and not 0)
            {
                var state = StateOf<State>(parameter);
                state.Step++;
                if (state.momentum_buffer is null) state.Set(nameof(state.momentum_buffer), step.clone());
                else state.momentum_buffer.mul_(momentum).add_(step, 1 - options.dampening!.Value);
                step = options.nesterov == true ? step.add(state.momentum_buffer!, momentum) : state.momentum_buffer!;
            }
            parameter.add_(step, -options.LearningRate!.Value);
        }

        static Options Of(optim.ParamGroup group) => (Options)group.AnyOptions!;

        private protected override OptimizerState NewState(Parameter parameter) => new State();

        /// <summary>Settings; those left null are the optimizer's.</summary>
        public sealed class Options : OptimizerOptions
        {
            /// <summary>Share of the last step that goes on.</summary>
            public double? momentum { get; set; }

            /// <summary>Share of the gradient kept out of the momentum.</summary>
            public double? dampening { get; set; }

            /// <summary>Strength of weight decay.</summary>
            public double? weight_decay { get; set; }

            /// <summary>Whether the gradient is taken after the momentum.</summary>
            public bool? nesterov { get; set; }

            /// <summary>Whether to go up the gradient.</summary>
            public bool? maximize { get; set; }
        }

        /// <summary>Parameters with their own settings.</summary>
        public sealed class ParamGroup : optim.ParamGroup<Options>, optim.IMomentum
        {
            /// <summary>An empty group.</summary>
            public ParamGroup() { }

            /// <summary>Parameters and their settings.</summary>
            public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options) { }

            /// <summary>Parameters and their settings.</summary>
            public ParamGroup(
                IEnumerable<Parameter> parameters, double lr = 1e-3, double momentum = 0, double dampening = 0, double weight_decay = 0,
                bool nesterov = false, bool maximize = false)
                : base(parameters, new Options
                {
                    LearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize,
                })
            {
            }

            /// <inheritdoc/>
            public double Momentum
            {
                get => Options.momentum!.Value;
                set => Options.momentum = value;
            }
        }

        internal sealed class State : OptimizerState
        {
            internal Tensor? momentum_buffer { get; private set; }

            internal override IEnumerable<(string name, Tensor? tensor)> Tensors() => [(nameof(momentum_buffer), momentum_buffer)];

            internal override void Set(string name, Tensor tensor) => momentum_buffer = tensor.DetachFromDisposeScope();
        }
    }
}
