namespace TorchSharp.Interop;

/// <content>Layers and losses.</content>
internal static partial class Aten
{
    internal static readonly Operator
        alpha_dropout = new("alpha_dropout"), alpha_dropout_ = new("alpha_dropout_"), bilinear = new("bilinear"),
        binary_cross_entropy = new("binary_cross_entropy"),
        binary_cross_entropy_with_logits = new("binary_cross_entropy_with_logits"), celu_ = new("celu_"),
        cosine_embedding_loss = new("cosine_embedding_loss"), cosine_similarity = new("cosine_similarity"),
        cross_entropy_loss = new("cross_entropy_loss"), ctc_loss_Tensor = new("ctc_loss.Tensor"), dropout = new("dropout"),
        dropout_ = new("dropout_"), elu_ = new("elu_"), feature_dropout = new("feature_dropout"),
        feature_dropout_ = new("feature_dropout_"), glu = new("glu"), hardsigmoid_ = new("hardsigmoid_"),
        hardswish_ = new("hardswish_"), hardtanh_ = new("hardtanh_"), hinge_embedding_loss = new("hinge_embedding_loss"),
        huber_loss = new("huber_loss"), kl_div = new("kl_div"), l1_loss = new("l1_loss"), leaky_relu_ = new("leaky_relu_"),
        linear = new("linear"), margin_ranking_loss = new("margin_ranking_loss"), mish_ = new("mish_"),
        mse_loss = new("mse_loss"), multi_margin_loss = new("multi_margin_loss"),
        multilabel_margin_loss = new("multilabel_margin_loss"), nll_loss = new("nll_loss"), nll_loss_nd = new("nll_loss_nd"),
        one_hot = new("one_hot"), pairwise_distance = new("pairwise_distance"), poisson_nll_loss = new("poisson_nll_loss"),
        rrelu_with_noise = new("rrelu_with_noise"), selu_ = new("selu_"), silu_ = new("silu_"),
        smooth_l1_loss = new("smooth_l1_loss"), soft_margin_loss = new("soft_margin_loss"), threshold = new("threshold"),
        threshold_ = new("threshold_"), triplet_margin_loss = new("triplet_margin_loss");
}
