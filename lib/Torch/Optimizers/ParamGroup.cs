using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            /// <summary>Parameters that share settings.</summary>
            public class ParamGroup
            {
                /// <summary>The parameters.</summary>
                public IEnumerable<Parameter> Parameters { get; set; } = [];

                internal virtual OptimizerOptions? AnyOptions => null;
            }

            /// <summary>Parameters that share settings of a kind.</summary>
            /// <typeparam name="TOptions">The settings.</typeparam>
            public class ParamGroup<TOptions> : ParamGroup, ILearningRateController where TOptions : OptimizerOptions, new()
            {
                /// <summary>An empty group.</summary>
                public ParamGroup() { }

                /// <summary>Parameters and their settings; those left out are the optimizer's own.</summary>
                public ParamGroup(IEnumerable<Parameter> parameters, TOptions? options = null)
                {
                    Parameters = [.. parameters];
                    Options = options!;
                }

                /// <summary>The settings.</summary>
                public TOptions Options { get; set; } = null!;

                /// <inheritdoc/>
                public double LearningRate
                {
                    get => Options.LearningRate!.Value;
                    set => Options.LearningRate = value;
                }

                /// <inheritdoc/>
                public double InitialLearningRate
                {
                    get => Options.InitialLearningRate;
                    set => Options.InitialLearningRate = value;
                }

                internal override OptimizerOptions? AnyOptions => Options;
            }
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Settings that every optimizer has.</summary>
    public class OptimizerOptions
    {
        /// <summary>The learning rate; null takes the optimizer's.</summary>
        public double? LearningRate { get; set; }

        /// <summary>The learning rate at the beginning.</summary>
        public double InitialLearningRate { get; set; }

        /// <summary>A copy that can be changed by itself.</summary>
        internal OptimizerOptions Clone() => (OptimizerOptions)MemberwiseClone();
    }
}
