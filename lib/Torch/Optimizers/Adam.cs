using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            /// <summary>Adam - Kingma and Ba 2014, algorithm 1.</summary>
            /// <param name="parameters">What learns.</param>
            /// <param name="lr">Learning rate.</param>
            /// <param name="beta1">Decay rate of the mean of gradients.</param>
            /// <param name="beta2">Decay rate of the mean of squared gradients.</param>
            /// <param name="eps">Added to the denominator.</param>
            /// <param name="weight_decay">Strength of weight decay.</param>
            /// <param name="amsgrad">Whether the greatest mean of squares so far is used.</param>
            /// <param name="maximize">Whether to go up the gradient.</param>
            public static Modules.Adam Adam(
                IEnumerable<Modules.Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
                double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
                new([new Modules.Adam.ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

            /// <summary>Adam - Kingma and Ba 2014, algorithm 1; for parameters with names.</summary>
            public static Modules.Adam Adam(
                IEnumerable<(string name, Modules.Parameter parameter)> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999,
                double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
                Adam(parameters.Select(entry => entry.parameter), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

            /// <summary>Adam - Kingma and Ba 2014, algorithm 1; for groups of parameters with their own settings.</summary>
            public static Modules.Adam Adam(
                IEnumerable<Modules.Adam.ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999,
                double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Adam - Kingma and Ba 2014, algorithm 1.</summary>
    public sealed class Adam : AdamBase
    {
        readonly Options _defaults;

        internal Adam(
            IEnumerable<ParamGroup> groups, double lr, double beta1, double beta2, double eps, double weight_decay, bool amsgrad, bool maximize)
        {
            _defaults = new Options
            {
                LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize,
            };
            _defaults.Validated();
            foreach (var group in groups) add_param_group(group);
        }

        /// <inheritdoc/>
        private protected override bool Decoupled => false;

        /// <summary>Adds parameters with their own settings.</summary>
        public void add_param_group(ParamGroup param_group)
        {
            ArgumentNullException.ThrowIfNull(param_group);
            Add(param_group, _defaults);
            param_group.Options.TakeMissingFrom(_defaults);
            param_group.Options.Validated();
        }

        /// <inheritdoc/>
        public override Tensor? step(Func<Tensor>? closure = null) => base.step(closure);

        /// <summary>Settings; those left null are the optimizer's.</summary>
        public sealed class Options : AdamOptions
        {
        }

        /// <summary>Parameters with their own settings.</summary>
        public sealed class ParamGroup : optim.ParamGroup<Options>, optim.IBetas
        {
            /// <summary>An empty group.</summary>
            public ParamGroup() { }

            /// <summary>Parameters and their settings.</summary>
            public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options) { }

            /// <summary>Parameters and their settings.</summary>
            public ParamGroup(
                IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
                double weight_decay = 0, bool amsgrad = false, bool maximize = false)
                : base(parameters, new Options
                {
                    LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize,
                })
            {
            }

            /// <inheritdoc/>
            public (double, double) Betas
            {
                get => (Options.beta1!.Value, Options.beta2!.Value);
                set => (Options.beta1, Options.beta2) = value;
            }
        }
    }
}
