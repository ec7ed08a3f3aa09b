namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>Derivatives of functions given as C# functions.</summary>
        public static class functional
        {
            /// <summary>∂f/∂x: shape [outputs..., inputs...].</summary>
            /// <param name="func">f, of one tensor.</param>
            /// <param name="inputs">x.</param>
            /// <param name="create_graph">Whether the result can be differentiated again.</param>
            /// <param name="strict">Whether a result that does not depend on x is an error instead of zeros.</param>
            public static Tensor jacobian(Func<Tensor, Tensor> func, Tensor inputs, bool create_graph = false, bool strict = false)
            {
                ArgumentNullException.ThrowIfNull(func);
                ArgumentNullException.ThrowIfNull(inputs);
                using var scope = NewDisposeScope();
                using var recording = enable_grad();
                var x = create_graph && inputs.requires_grad ? inputs.view_as(inputs) : inputs.detach().requires_grad_();
                var y = func(x);
                var (count, flat) = (y.numel(), y.reshape(-1));
                var rows = new Tensor[count];
                for (var i = 0L; i < count; i++) rows[i] = Row(flat[i], x, create_graph, strict);
                var result = count == 0 ? zeros([.. y.shape, .. x.shape], y.dtype, y.device) : stack(rows).view([.. y.shape, .. x.shape]);
                return (create_graph ? result : result.detach()).MoveToOuterDisposeScope();
            }

            /// <summary>∂²f/∂x²: shape [inputs..., inputs...].</summary>
            /// <param name="func">f, of one tensor, with one number as result.</param>
            /// <param name="inputs">x.</param>
            /// <param name="create_graph">Whether the result can be differentiated again.</param>
            /// <param name="strict">Whether a result that does not depend on x is an error instead of zeros.</param>
            public static Tensor hessian(Func<Tensor, Tensor> func, Tensor inputs, bool create_graph = false, bool strict = false) =>
                jacobian(x => Row(func(x).reshape(Array.Empty<long>()), x, true, strict), inputs, create_graph, strict);

            static Tensor Row(Tensor output, Tensor input, bool create_graph, bool strict)
            {
                if (!output.requires_grad) return Independent(input, strict);
                return grad([output], [input], retain_graph: true, create_graph: create_graph, allow_unused: true)[0] ?? Independent(input, strict);
            }

            static Tensor Independent(Tensor input, bool strict) =>
                strict ? throw new InvalidOperationException("an output does not depend on the input") : zeros_like(input);
        }
    }
}
