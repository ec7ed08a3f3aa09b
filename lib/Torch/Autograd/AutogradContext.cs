namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>What the forward pass of a function keeps for its backward pass.</summary>
        public sealed class AutogradContext : IDisposable
        {
            readonly Dictionary<string, object> _data = new(StringComparer.Ordinal);
            readonly List<(Tensor tensor, int version)> _saved = [];

            /// <summary>Whether each tensor given to apply needs a gradient, in order.</summary>
            internal bool[] Needs { get; set; } = [];

            /// <summary>Outputs that are not differentiable.</summary>
            internal HashSet<Tensor> Constants { get; } = new(ReferenceEqualityComparer.Instance);

            /// <summary>Keeps tensors for backward; changing them in place before then is an error.</summary>
            public void save_for_backward(List<Tensor> vars)
            {
                ArgumentNullException.ThrowIfNull(vars);
                foreach (var tensor in vars) _saved.Add((tensor.Share().DetachFromDisposeScope(), tensor.Version));
            }

            /// <summary>Keeps anything else for backward, under a name.</summary>
            public void save_data(string key, object data) => _data[key] = data;

            /// <summary>The tensors kept, in order.</summary>
            public List<Tensor> get_saved_variables()
            {
                foreach (var (tensor, version) in _saved)
                    if (tensor.Version != version)
                        throw new InvalidOperationException($"{Tensor.Describe(tensor)}, kept for backward, was changed in place since: version {tensor.Version}, kept at {version}");
                return [.. _saved.Select(entry => entry.tensor)];
            }

            /// <summary>What was kept under a name.</summary>
            public object get_data(string key) =>
                _data.TryGetValue(key, out var data) ? data : throw new KeyNotFoundException($"nothing was kept as '{key}'; there is {string.Join(", ", _data.Keys)}");

            /// <summary>Whether a tensor given to apply needs a gradient.</summary>
            public bool needs_input_grad(int index) => Needs[index];

            /// <summary>Says which outputs have no gradient.</summary>
            public void mark_non_differentiable(List<Tensor> outputs)
            {
                ArgumentNullException.ThrowIfNull(outputs);
                Constants.UnionWith(outputs);
            }

            /// <summary>Frees the tensors kept.</summary>
            public void Dispose()
            {
                foreach (var (tensor, _) in _saved) tensor.Dispose();
                _saved.Clear();
            }
        }
    }
}
