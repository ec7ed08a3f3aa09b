using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            /// <summary>Gradients divided by the root of the sum of their squares: Duchi, Hazan and Singer 2011.</summary>
            /// <param name="parameters">What learns.</param>
            /// <param name="lr">Learning rate.</param>
            /// <param name="lr_decay">How fast the learning rate falls.</param>
            /// <param name="weight_decay">Strength of weight decay.</param>
            /// <param name="initial_accumulator_value">What the sum begins with.</param>
            /// <param name="eps">Added to the denominator.</param>
            /// <param name="maximize">Whether to go up the gradient.</param>
            public static Modules.Adagrad Adagrad(IEnumerable<Modules.Parameter> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10, bool maximize = false) =>
                new([new Modules.Adagrad.ParamGroup { Parameters = parameters }], lr, lr_decay, weight_decay, initial_accumulator_value, eps, maximize);

            /// <summary>Gradients divided by the root of the sum of their squares: Duchi, Hazan and Singer 2011; for parameters with names.</summary>
            public static Modules.Adagrad Adagrad(IEnumerable<(string name, Modules.Parameter parameter)> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10, bool maximize = false) =>
                Adagrad(parameters.Select(entry => entry.parameter), lr, lr_decay, weight_decay, initial_accumulator_value, eps, maximize);

            /// <summary>Gradients divided by the root of the sum of their squares: Duchi, Hazan and Singer 2011; for groups of parameters with their own settings.</summary>
            public static Modules.Adagrad Adagrad(IEnumerable<Modules.Adagrad.ParamGroup> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10, bool maximize = false) =>
                new(parameters, lr, lr_decay, weight_decay, initial_accumulator_value, eps, maximize);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Gradients divided by the root of the sum of their squares: Duchi, Hazan and Singer 2011.</summary>
    public sealed class Adagrad : OptimizerHelper
    {
        readonly Options _defaults;

        internal Adagrad(IEnumerable<ParamGroup> groups, double lr, double lr_decay, double weight_decay, double initial_accumulator_value, double eps, bool maximize)
        {
            OptimizerChecks.NotNegative(lr, nameof(lr));
            OptimizerChecks.NotNegative(lr_decay, nameof(lr_decay));
            OptimizerChecks.NotNegative(weight_decay, nameof(weight_decay));
            OptimizerChecks.NotNegative(eps, nameof(eps));
            OptimizerChecks.NotNegative(initial_accumulator_value, nameof(initial_accumulator_value));
            _defaults = new Options { LearningRate = lr, lr_decay = lr_decay, weight_decay = weight_decay, initial_accumulator_value = initial_accumulator_value, eps = eps, maximize = maximize };
            foreach (var group in groups) add_param_group(group);
        }

        /// <summary>Adds parameters with their own settings.</summary>
        public void add_param_group(ParamGroup param_group)
        {
            ArgumentNullException.ThrowIfNull(param_group);
            Add(param_group, _defaults);
            var options = param_group.Options;
            options.lr_decay ??= _defaults.lr_decay;
            options.weight_decay ??= _defaults.weight_decay;
            options.initial_accumulator_value ??= _defaults.initial_accumulator_value;
            options.eps ??= _defaults.eps;
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
            state.sum ??= OptimizerState.Zeros(parameter).fill_(options.initial_accumulator_value!.Value);
            state.sum.addcmul_(gradient, gradient, 1);
            var rate = lr / (1 + ((state.Step - 1) * options.lr_decay!.Value));
            parameter.addcdiv_(gradient, state.sum.sqrt().add_(options.eps!.Value), -rate);
        }

        private protected override OptimizerState NewState(Parameter parameter) => new State();

        /// <summary>Settings; those left null are the optimizer's.</summary>
        public sealed class Options : OptimizerOptions
        {
            /// <summary>How fast the learning rate falls.</summary>
            public double? lr_decay { get; set; }

            /// <summary>Strength of weight decay.</summary>
            public double? weight_decay { get; set; }

            /// <summary>What the sum begins with.</summary>
            public double? initial_accumulator_value { get; set; }

            /// <summary>Added to the denominator.</summary>
            public double? eps { get; set; }

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
            internal Tensor? sum { get; set; }

            internal override IEnumerable<(string name, Tensor? tensor)> Tensors() => [(nameof(sum), sum)];

            internal override void Set(string name, Tensor tensor)
            {
                if (name == nameof(sum)) sum = tensor;
                else throw new ArgumentException($"Adagrad has no state '{name}'", nameof(name));
            }
        }
    }
}
