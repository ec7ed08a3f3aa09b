using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Work on gradients and parameters together.</summary>
        public static partial class utils
        {
            /// <summary>Scales all gradients together so that their norm is at most <paramref name="max_norm"/>; returns the norm before.</summary>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2.0)
            {
                ArgumentNullException.ThrowIfNull(tensors);
                using var scope = NewDisposeScope();
                using var still = no_grad();
                var gradients = tensors.Select(tensor => tensor.grad).OfType<Tensor>().ToList();
                if (gradients.Count == 0) return 0;
                var norms = gradients.Select(gradient => double.IsPositiveInfinity(norm_type) ? gradient.abs().max() : gradient.norm((float)norm_type));
                var all = stack(norms.Select(norm => norm.to(gradients[0].device)));
                var total = (double.IsPositiveInfinity(norm_type) ? all.max() : all.norm((float)norm_type)).ToDouble();
                var factor = max_norm / (total + 1e-6);
                if (factor < 1)
                    foreach (var gradient in gradients) gradient.mul_(factor);
                return total;
            }

            /// <summary>Holds every element of every gradient within ±<paramref name="clip_value"/>.</summary>
            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                ArgumentNullException.ThrowIfNull(tensors);
                using var scope = NewDisposeScope();
                using var still = no_grad();
                foreach (var tensor in tensors) tensor.grad?.clamp_(-clip_value, clip_value);
            }

            /// <summary>All parameters as one vector.</summary>
            public static Tensor parameters_to_vector(IEnumerable<Tensor> parameters)
            {
                using var scope = NewDisposeScope();
                return cat([.. parameters.Select(parameter => parameter.view(-1))]).MoveToOuterDisposeScope();
            }

            /// <summary>Writes a vector into parameters, in their order.</summary>
            public static void vector_to_parameters(Tensor vec, IEnumerable<Tensor> parameters)
            {
                ArgumentNullException.ThrowIfNull(parameters);
                using var scope = NewDisposeScope();
                using var still = no_grad();
                var at = 0L;
                foreach (var parameter in parameters)
                {
                    parameter.copy_(vec.narrow(0, at, parameter.numel()).view_as(parameter));
                    at += parameter.numel();
                }
            }

            /// <summary>Sequences of different lengths.</summary>
            public static partial class rnn
            {
                /// <summary>Sequences as one tensor, the shorter ones filled up at their end: [time, batch, ...] or [batch, time, ...].</summary>
                public static Tensor pad_sequence(IEnumerable<Tensor> sequences, bool batch_first = false, double padding_value = 0.0) =>
                    Aten.pad_sequence.Call((Tensor[])[.. sequences], batch_first, padding_value);
            }
        }
    }
}
