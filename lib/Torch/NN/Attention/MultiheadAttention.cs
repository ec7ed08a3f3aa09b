using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Attention with several heads: Vaswani et al. 2017, section 3.2.2.</summary>
            /// <param name="embedded_dim">Length of the vectors.</param>
            /// <param name="num_heads">Heads; they divide the length.</param>
            /// <param name="dropout">Probability of dropping an attention weight while training.</param>
            /// <param name="bias">Whether the projections have biases.</param>
            /// <param name="add_bias_kv">Whether a learned key and value are added to each sequence.</param>
            /// <param name="add_zero_attn">Whether a key and value of zeros are added.</param>
            /// <param name="kdim">Length of the keys, or null for that of the vectors.</param>
            /// <param name="vdim">Length of the values, or null for that of the vectors.</param>
            public static Modules.MultiheadAttention MultiheadAttention(
                long embedded_dim, long num_heads, double dropout = 0.0, bool bias = true, bool add_bias_kv = false, bool add_zero_attn = false,
                long? kdim = null, long? vdim = null) =>
                new(embedded_dim, num_heads, dropout, bias, add_bias_kv, add_zero_attn, kdim, vdim);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Attention with several heads: softmax(Q Kᵀ / √d) V, Vaswani et al. 2017.</summary>
    public sealed class MultiheadAttention
        : nn.Module<Tensor, Tensor, Tensor, Tensor?, bool, Tensor?, Tuple<Tensor, Tensor>>
    {
        readonly long _length, _heads;
        readonly double _dropout;
        readonly bool _addZero, _same;
        readonly Parameter? _inWeight, _qWeight, _kWeight, _vWeight, _inBias, _biasK, _biasV;
        readonly Linear _out;

        internal MultiheadAttention(
            long length, long heads, double dropout, bool bias, bool addBias, bool addZero, long? kdim, long? vdim, Device? device = null, ScalarType? dtype = null)
            : base(nameof(MultiheadAttention))
        {
            if (heads < 1 || length % heads != 0) throw new ArgumentException($"vectors of length {length} cannot be divided into {heads} heads");
            (_length, _heads, _dropout, _addZero) = (length, heads, dropout, addZero);
            var (k, v) = (kdim ?? length, vdim ?? length);
            _same = k == length && v == length;
            if (_same)
            {
                _inWeight = Weight("in_proj_weight", 3 * length, length);
            }
            else
            {
                _qWeight = Weight("q_proj_weight", length, length);
                _kWeight = Weight("k_proj_weight", length, k);
                _vWeight = Weight("v_proj_weight", length, v);
            }
            if (bias) register_parameter("in_proj_bias", _inBias = new Parameter(zeros([3 * length], dtype, device)));
            // As PyTorch: the output projection draws its weights as any Linear before the others are drawn.
            _out = nn.Linear(length, length, bias, device, dtype);
            register_module("out_proj", _out);
            if (addBias)
            {
                _biasK = new Parameter(empty([1, 1, length], dtype, device));
                _biasV = new Parameter(empty([1, 1, length], dtype, device));
                register_parameter("bias_k", _biasK);
                register_parameter("bias_v", _biasV);
            }
            foreach (var weight in new[] { _inWeight, _qWeight, _kWeight, _vWeight })
                if (weight is not null) nn.init.xavier_uniform_(weight);
            if (_out.bias is not null) nn.init.zeros_(_out.bias);
            if (_biasK is not null) nn.init.xavier_normal_(_biasK);
            if (_biasV is not null) nn.init.xavier_normal_(_biasV);

            Parameter Weight(string name, long rows, long columns)
            {
                var weight = new Parameter(empty([rows, columns], dtype, device));
                register_parameter(name, weight);
                return weight;
            }
        }

        /// <summary>Runs the module with its hooks, without masks.</summary>
        public Tuple<Tensor, Tensor> call(Tensor query, Tensor key, Tensor value) => call(query, key, value, null, true, null);

        /// <summary>What is attended to, [targets, batch, length], and the weights averaged over heads, [batch, targets, sources].</summary>
        /// <param name="query">Queries, shape [targets, batch, length].</param>
        /// <param name="key">Keys, shape [sources, batch, kdim].</param>
        /// <param name="value">Values, shape [sources, batch, vdim].</param>
        /// <param name="key_padding_mask">True where a key is to be left out, shape [batch, sources]; or null.</param>
        /// <param name="need_weights">Whether the weights are wanted; they are null otherwise.</param>
        /// <param name="attn_mask">True, or minus infinity, where a target must not see a source, shape [targets, sources] or [batch · heads, targets, sources].</param>
        public override Tuple<Tensor, Tensor> forward(
            Tensor query, Tensor key, Tensor value, Tensor? key_padding_mask = null, bool need_weights = true, Tensor? attn_mask = null)
        {
            using var scope = NewDisposeScope();
            var (targets, batch) = (query.shape[0], query.shape[1]);
            var (q, k, v) = Project(query, key, value);
            if (_biasK is not null)
                (k, v, attn_mask, key_padding_mask) = Longer(k, v, _biasK.repeat(1, batch, 1), _biasV!.repeat(1, batch, 1), attn_mask, key_padding_mask);
            if (_addZero)
            {
                var nothing = zeros([1, batch, _length], q.dtype, q.device);
                (k, v, attn_mask, key_padding_mask) = Longer(k, v, nothing, nothing, attn_mask, key_padding_mask);
            }
            var head = _length / _heads;
            var sources = k.shape[0];
            Tensor Heads(Tensor x) => x.contiguous().view(-1, batch * _heads, head).transpose(0, 1);
            var scores = (Heads(q) / Math.Sqrt(head)).bmm(Heads(k).transpose(1, 2));
            if (attn_mask is not null) scores = Masked(scores, attn_mask);
            if (key_padding_mask is not null)
            {
                var mask = key_padding_mask.view(batch, 1, 1, sources).expand(-1, _heads, -1, -1).reshape(batch * _heads, 1, sources);
                scores = Masked(scores, mask);
            }
            var weights = scores.softmax(-1);
            var seen = nn.functional.dropout(weights, _dropout, training).bmm(Heads(v));
            var output = _out.call(seen.transpose(0, 1).contiguous().view(targets, batch, _length)).MoveToOuterDisposeScope();
            if (!need_weights) return Tuple.Create(output, (Tensor)null!);
            return Tuple.Create(output, weights.view(batch, _heads, targets, sources).mean(1).MoveToOuterDisposeScope());
        }

        /// <summary>The parameters are registered when they are made.</summary>
        protected override void RegisterComponents() { }

        (Tensor q, Tensor k, Tensor v) Project(Tensor query, Tensor key, Tensor value)
        {
            var weights = _same ? _inWeight!.chunk(3) : [_qWeight!, _kWeight!, _vWeight!];
            var biases = _inBias?.chunk(3);
            return (nn.functional.linear(query, weights[0], biases?[0]), nn.functional.linear(key, weights[1], biases?[1]), nn.functional.linear(value, weights[2], biases?[2]));
        }

        // One more key and value that every target may see.
        static (Tensor k, Tensor v, Tensor? mask, Tensor? padding) Longer(Tensor k, Tensor v, Tensor moreK, Tensor moreV, Tensor? mask, Tensor? padding) =>
            (cat([k, moreK]), cat([v, moreV]), mask is null ? null : nn.functional.pad(mask, (0, 1)), padding is null ? null : nn.functional.pad(padding, (0, 1)));

        static Tensor Masked(Tensor scores, Tensor mask) =>
            mask.dtype is ScalarType.Bool or ScalarType.Byte ? scores.masked_fill(mask.@bool(), double.NegativeInfinity) : scores + mask;
    }
}
