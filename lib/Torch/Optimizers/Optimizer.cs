using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Ways to learn from gradients.</summary>
    public static partial class optim
    {
        /// <summary>Changes parameters against their gradients.</summary>
        public abstract partial class Optimizer : IDisposable
        {
            /// <summary>The groups of parameters, each with its own settings.</summary>
            private protected List<ParamGroup> Groups { get; } = [];

            /// <summary>The groups as the schedulers see them.</summary>
            public virtual IEnumerable<ILearningRateController> ParamGroups => Groups.OfType<ILearningRateController>();

            /// <summary>Drops all gradients.</summary>
            /// <remarks>The gradients become null rather than zero, which is faster: a parameter that gets no gradient then is left as it is.</remarks>
            public virtual void zero_grad()
            {
                foreach (var parameter in parameters()) nn.Module.ClearGradient(parameter, set_to_none: true);
            }

            /// <summary>Changes the parameters once.</summary>
            /// <param name="closure">Computes the loss and its gradients first, when given; its value is returned.</param>
            public abstract Tensor? step(Func<Tensor>? closure = null);

            /// <summary>All parameters, group by group.</summary>
            public virtual IEnumerable<Parameter> parameters() => Groups.SelectMany(group => group.Parameters);

            /// <summary>Frees what the optimizer remembers of the parameters, not the parameters.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Frees what the optimizer remembers; derived types add their own work.</summary>
            protected virtual void Dispose(bool disposing) { }
        }

        /// <summary>Something with a learning rate that a scheduler may change.</summary>
        public interface ILearningRateController
        {
            /// <summary>The learning rate now.</summary>
            double LearningRate { get; set; }

            /// <summary>The learning rate at the beginning.</summary>
            double InitialLearningRate { get; set; }
        }

        /// <summary>Something with a momentum.</summary>
        public interface IMomentum
        {
            /// <summary>The momentum now.</summary>
            double Momentum { get; set; }
        }

        /// <summary>Something with two decay rates of running averages.</summary>
        public interface IBetas
        {
            /// <summary>The decay rates now.</summary>
            (double, double) Betas { get; set; }
        }
    }
}
