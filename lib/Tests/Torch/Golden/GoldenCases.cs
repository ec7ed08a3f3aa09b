using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests.Golden;

/// <summary>The cases of make_golden.py, in C#: each maps the inputs to all results.</summary>
internal static class GoldenCases
{
    internal static Dictionary<string, Func<nn.Module>> Modules { get; } = new()
    {
        ["Linear"] = () => nn.Linear(3, 2),
        ["Conv1d"] = () => nn.Conv1d(2, 3, 3, stride: 2, padding: 1),
        ["Conv1d-same"] = () => nn.Conv1d(2, 2, 3, Padding.Same),
        ["Conv2d"] = () => nn.Conv2d(2, 4, 3, padding: 1, groups: 2),
        ["Conv2d-circular"] = () => nn.Conv2d(1, 2, 3, padding: 1, padding_mode: PaddingModes.Circular),
        ["Conv3d"] = () => nn.Conv3d(1, 2, 2),
        ["ConvTranspose1d"] = () => nn.ConvTranspose1d(2, 3, 3, stride: 2),
        ["ConvTranspose2d"] = () => nn.ConvTranspose2d(2, 2, 3, stride: 2, padding: 1, output_padding: 1),
        ["BatchNorm1d"] = () => nn.BatchNorm1d(3),
        ["BatchNorm1d-eval"] = () => Evaluated(nn.BatchNorm1d(3)),
        ["BatchNorm2d"] = () => nn.BatchNorm2d(2),
        ["LayerNorm"] = () => nn.LayerNorm([3]),
        ["GroupNorm"] = () => nn.GroupNorm(2, 4),
        ["Dropout"] = () => nn.Dropout(0.4),
        ["Dropout2d"] = () => nn.Dropout2d(0.4),
        ["AlphaDropout"] = () => nn.AlphaDropout(0.3),
        ["Embedding"] = () => nn.Embedding(6, 3, padding_idx: 1),
        ["EmbeddingBag-mean"] = () => nn.EmbeddingBag(6, 3),
        ["EmbeddingBag-sum"] = () => nn.EmbeddingBag(6, 3, mode: EmbeddingBagMode.Sum),
        ["RNN"] = () => nn.RNN(3, 4),
        ["GRU"] = () => nn.GRU(3, 4, numLayers: 2),
        ["GRU-bidirectional"] = () => nn.GRU(3, 2, batchFirst: true, bidirectional: true),
        ["LSTM"] = () => nn.LSTM(3, 4, numLayers: 2),
        ["LSTM-single"] = () => nn.LSTM(3, 2),
        ["MaxPool1d"] = () => nn.MaxPool1d(2),
        ["MaxPool2d"] = () => nn.MaxPool2d(3, stride: 2, padding: 1),
        ["AvgPool1d"] = () => nn.AvgPool1d(2, stride: 1),
        ["AvgPool2d"] = () => nn.AvgPool2d([2, 3], stride: [1, 2]),
        ["AdaptiveAvgPool2d"] = () => nn.AdaptiveAvgPool2d([2, 2]),
        ["Flatten"] = () => nn.Flatten(),
        ["Identity"] = () => nn.Identity(),
        ["Upsample"] = () => nn.Upsample(scale_factor: [2.0]),
        ["CosineSimilarity"] = () => nn.CosineSimilarity(),
        ["PairwiseDistance"] = () => nn.PairwiseDistance(),
        ["MultiheadAttention"] = () => nn.MultiheadAttention(4, 2),
        ["TransformerEncoderLayer"] = () => nn.TransformerEncoderLayer(4, 2, 8, dropout: 0.0),
        ["ReLU"] = () => nn.ReLU(), ["ReLU6"] = () => nn.ReLU6(), ["Sigmoid"] = () => nn.Sigmoid(), ["Tanh"] = () => nn.Tanh(),
        ["LeakyReLU"] = () => nn.LeakyReLU(), ["ELU"] = () => nn.ELU(), ["SELU"] = () => nn.SELU(), ["CELU"] = () => nn.CELU(),
        ["GELU"] = () => nn.GELU(), ["SiLU"] = () => nn.SiLU(), ["Mish"] = () => nn.Mish(), ["Softplus"] = () => nn.Softplus(),
        ["Softsign"] = () => nn.Softsign(), ["Tanhshrink"] = () => nn.Tanhshrink(), ["LogSigmoid"] = () => nn.LogSigmoid(),
        ["Hardtanh"] = () => nn.Hardtanh(), ["Hardsigmoid"] = () => nn.Hardsigmoid(), ["Hardswish"] = () => nn.Hardswish(),
        ["Hardshrink"] = () => nn.Hardshrink(), ["Softshrink"] = () => nn.Softshrink(), ["GLU"] = () => nn.GLU(),
        ["Threshold"] = () => nn.Threshold(0.1, 2.0), ["Softmax"] = () => nn.Softmax(1), ["LogSoftmax"] = () => nn.LogSoftmax(1),
        ["Softmin"] = () => nn.Softmin(1),
    };

    internal static Dictionary<string, Func<Tensor[], Tensor[]>> Losses { get; } = new()
    {
        ["mse_loss"] = x => [F.mse_loss(x[0], x[1])],
        ["l1_loss"] = x => [F.l1_loss(x[0], x[1], nn.Reduction.Sum)],
        ["smooth_l1_loss"] = x => [F.smooth_l1_loss(x[0], x[1], beta: 0.5)],
        ["huber_loss"] = x => [F.huber_loss(x[0], x[1], delta: 0.7)],
        ["binary_cross_entropy"] = x => [F.binary_cross_entropy(x[0].sigmoid(), x[1].sigmoid().detach(), x[2].sigmoid().detach())],
        ["binary_cross_entropy_with_logits"] = x =>
            [F.binary_cross_entropy_with_logits(x[0], x[1].sigmoid().detach(), x[2].sigmoid().detach(), pos_weights: tensor(new[] { 2f, 1f, 0.5f, 3f }))],
        ["cross_entropy"] = x => [F.cross_entropy(x[0], x[1])],
        ["cross_entropy-weighted"] = x => [F.cross_entropy(x[0], x[1], weight: tensor(new[] { 0.2f, 1f, 2f }), label_smoothing: 0.1)],
        ["cross_entropy-probabilities"] = x => [F.cross_entropy(x[0], x[1].softmax(1).detach(), reduction: nn.Reduction.None)],
        ["nll_loss"] = x => [F.nll_loss(F.log_softmax(x[0], 1), x[1])],
        ["kl_div"] = x => [F.kl_div(F.log_softmax(x[0], 1), F.log_softmax(x[1], 1).detach(), reduction: nn.Reduction.Sum)],
        ["kl_div-probabilities"] = x => [F.kl_div(F.log_softmax(x[0], 1), x[1].softmax(1).detach(), log_target: false)],
        ["poisson_nll_loss"] = x => [F.poisson_nll_loss(x[0], x[1].exp().detach())],
        ["gaussian_nll_loss"] = x => [F.gaussian_nll_loss(x[0], x[1], x[2].exp())],
        ["hinge_embedding_loss"] = x => [F.hinge_embedding_loss(x[0], x[1].sign().detach(), margin: 1.0)],
        ["soft_margin_loss"] = x => [F.soft_margin_loss(x[0], x[1].sign().detach())],
        ["margin_ranking_loss"] = x => [F.margin_ranking_loss(x[0], x[1], x[2].sign().detach(), margin: 0.2)],
        ["cosine_embedding_loss"] = x => [F.cosine_embedding_loss(x[0], x[1], x[2].sign().detach(), margin: 0.1)],
        ["triplet_margin_loss"] = x => [F.triplet_margin_loss(x[0], x[1], x[2])],
        ["multi_margin_loss"] = x => [F.multi_margin_loss(x[0], x[1])],
        ["multilabel_soft_margin_loss"] = x => [F.multilabel_soft_margin_loss(x[0], (x[1] > 0).@float())],
    };

    internal static Dictionary<string, Func<Tensor[], Tensor[]>> Functions { get; } = new()
    {
        ["eigh"] = x => [linalg.eigh(x[0].mm(x[0].t()) + eye(3)).Item1],
        ["svd"] = x => [linalg.svd(x[0], fullMatrices: false).S],
        ["qr"] = x => [linalg.qr(x[0]).R],
        ["cholesky"] = x => [linalg.cholesky(x[0].mm(x[0].t()) + eye(3))],
        ["solve"] = x => [linalg.solve(x[0] + (3 * eye(3)), x[1])],
        ["pinv"] = x => [linalg.pinv(x[0])],
        ["det"] = x => [linalg.det(x[0])],
        ["inv"] = x => [linalg.inv(x[0] + (3 * eye(3)))],
        ["norm"] = x => [linalg.norm(x[0])],
        ["quantile"] = x => [quantile(x[0], tensor(new[] { 0.1f, 0.5f, 0.9f }), dim: 0)],
        ["logsumexp"] = x => [logsumexp(x[0], 1)],
        ["cdist"] = x => [cdist(x[0], x[1])],
        ["gather"] = x => [x[0].gather(1, x[1])],
        ["scatter_add"] = x => [x[0].scatter_add(1, x[1], x[2])],
        ["index_select"] = x => [x[0].index_select(0, x[1])],
        ["topk"] = x => [x[0].topk(2).values],
        ["sort"] = x => [x[0].sort(1).Values],
        ["unique"] = x => x[0].unique(return_inverse: true, return_counts: true) is var (values, inverse, counts) ? [values, inverse!, counts!] : [],
        ["cumsum"] = x => [x[0].cumsum(1)],
        ["einsum"] = x => [einsum("ij,jk->ik", x[0], x[1])],
        ["var"] = x => [x[0].var(1)],
        ["std"] = x => [x[0].std(1)],
        ["histc"] = x => [histc(x[0].detach(), 5, -2, 2)],
        ["bincount"] = x => [bincount(x[0], minlength: 7)],
        ["where"] = x => [where(x[0] > 0, x[0], x[1])],
        ["clamp"] = x => [x[0].clamp(-0.5, 0.5)],
        ["normalize"] = x => [F.normalize(x[0])],
        ["one_hot"] = x => [F.one_hot(x[0], 5)],
        ["pad"] = x => [F.pad(x[0], (1, 2), PaddingModes.Reflect)],
        ["permute"] = x => [x[0].permute(2, 0, 1)],
        ["pow"] = x => [x[0].abs().pow(1.5)],
        ["xlogy"] = x => [x[0].xlogy(x[1].exp())],
        ["index"] = x => [x[0][1.., tensor(new long[] { 0, 2 }), TensorIndex.None]],
        ["mask"] = x => [x[0][x[0] > 0]],
        ["rsub"] = x => [3 - (x[0] * 2 / 5) + 1.5],
        ["remainder"] = x => [x[0] % 0.7],
        ["normal-density"] = x => [distributions.Normal(x[0], x[1].exp()).log_prob(x[2])],
        ["normal-entropy"] = x => [distributions.Normal(x[0], x[1].exp()).entropy()],
        ["uniform-density"] = x => [distributions.Uniform(-x[0].exp(), x[1].exp()).log_prob(zeros(3, 4))],
        ["bernoulli-density"] = x => [distributions.Bernoulli(logits: x[0]).log_prob(x[1].@float())],
        ["bernoulli-entropy"] = x => [distributions.Bernoulli(probs: x[0].sigmoid()).entropy()],
        ["binomial-density"] = x => [distributions.Binomial(tensor(5f), logits: x[0]).log_prob(x[1].@float())],
        ["categorical-density"] = x => [distributions.Categorical(logits: x[0]).log_prob(x[1])],
        ["categorical-entropy"] = x => [distributions.Categorical(probs: x[0].exp()).entropy()],
        ["multinomial-density"] = x => [distributions.Multinomial(9, probs: x[0].exp()).log_prob(x[1].@float())],
    };

    /// <summary>Calls a module of any number of inputs and results.</summary>
    internal static Tensor[] Call(nn.Module module, Tensor[] x) => module switch
    {
        nn.Module<Tensor, Tensor> one => [one.call(x[0])],
        TorchSharp.Modules.EmbeddingBag bag => [bag.call(x[0])],
        TorchSharp.Modules.LSTM lstm => lstm.call(x[0]) is var (y, h, c) ? [y, h, c] : [],
        TorchSharp.Modules.MultiheadAttention attention => attention.call(x[0], x[1], x[2]) is var pair ? [pair.Item1, pair.Item2] : [],
        TorchSharp.Modules.TransformerEncoderLayer layer => [layer.call(x[0])],
        nn.Module<Tensor, Tensor, Tensor> two => [two.call(x[0], x[1])],
        nn.Module<Tensor, Tensor?, (Tensor, Tensor)> recurrent => recurrent.call(x[0], null) is var (y, h) ? [y, h] : [],
        _ => throw new NotSupportedException(module.GetName()),
    };

    static T Evaluated<T>(T module) where T : nn.Module
    {
        module.eval();
        return module;
    }
}
