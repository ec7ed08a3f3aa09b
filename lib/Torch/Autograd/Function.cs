using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>A function whose gradient is written in C#. Derive from the types for one or several results.</summary>
        /// <typeparam name="T">The function itself.</typeparam>
        public abstract class Function<T> where T : Function<T>, new()
        {
            /// <summary>The name under which the function appears in the graph.</summary>
            public abstract string Name { get; }

            private protected static Tensor[] Apply(
                T function, object?[] vars, Func<AutogradContext, List<Tensor>> forward, Func<AutogradContext, List<Tensor?>, List<Tensor>> backward)
            {
                ArgumentNullException.ThrowIfNull(vars);
                Tensor[] inputs = [.. vars.SelectMany(TensorsIn)];
                var context = new AutogradContext { Needs = [.. inputs.Select(input => input.requires_grad)] };
                List<Tensor> outputs;
                using (no_grad()) outputs = forward(context);
                var record = is_grad_enabled() && context.Needs.Contains(true);
                if (record) return ManagedFunction.Record(function.Name, context, inputs, outputs, backward);
                context.Dispose();
                // A view of a tensor that learns, made in no_grad, still says that it does.
                return [.. outputs.Select(output => output.requires_grad ? output.detach() : output)];
            }

            static IEnumerable<Tensor> TensorsIn(object? value) => value switch
            {
                Tensor tensor => [tensor],
                IEnumerable<Tensor> tensors => tensors,
                _ => [],
            };
        }

        /// <summary>A function of one result whose gradient is written in C#, as <c>GradientReversal.apply(x, lambda)</c>.</summary>
        /// <typeparam name="T">The function itself.</typeparam>
        public abstract class SingleTensorFunction<T> : Function<T> where T : SingleTensorFunction<T>, new()
        {
            /// <summary>Computes the result and records the function in the graph of gradients.</summary>
            /// <param name="vars">Tensors and anything else that forward takes.</param>
            public static Tensor apply(params object[] vars)
            {
                var function = new T();
                return Apply(
                    function, vars, context => [function.forward(context, vars)],
                    (context, gradients) => function.backward(context, gradients[0]!))[0];
            }

            /// <summary>Computes the result. Nothing in it is recorded.</summary>
            public abstract Tensor forward(AutogradContext ctx, params object[] vars);

            /// <summary>The gradients of all tensors given to apply, in order; null for one that needs none.</summary>
            public abstract List<Tensor> backward(AutogradContext ctx, Tensor grad_output);
        }

        /// <summary>A function of several results whose gradient is written in C#.</summary>
        /// <typeparam name="T">The function itself.</typeparam>
        public abstract class MultiTensorFunction<T> : Function<T> where T : MultiTensorFunction<T>, new()
        {
            /// <summary>Computes the results and records the function in the graph of gradients.</summary>
            /// <param name="vars">Tensors and anything else that forward takes.</param>
            public static List<Tensor> apply(params object[] vars)
            {
                var function = new T();
                return [.. Apply(
                    function, vars, context => function.forward(context, vars),
                    (context, gradients) => function.backward(context, gradients!))];
            }

            /// <summary>Computes the results. Nothing in it is recorded.</summary>
            public abstract List<Tensor> forward(AutogradContext ctx, params object[] vars);

            /// <summary>The gradients of all tensors given to apply, in order; null for one that needs none.</summary>
            public abstract List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs);
        }
    }
}
