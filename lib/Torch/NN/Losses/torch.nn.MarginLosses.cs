namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Σ y (ln y - x) for x that are logarithms of probabilities; log_target is true as in TorchSharp, while PyTorch has false.</summary>
        public static Modules.KLDivLoss KLDivLoss(bool log_target = true, Reduction reduction = Reduction.Mean) => new(log_target, reduction);
        /// <summary>½ d² / beta where d = |x - y| is below beta, d - ½ beta elsewhere.</summary>
        public static Modules.SmoothL1Loss SmoothL1Loss(double beta = 1.0, Reduction reduction = Reduction.Mean) => new(beta, reduction);
        /// <summary>½ d² where d = |x - y| is at most delta, delta (d - ½ delta) elsewhere.</summary>
        public static Modules.HuberLoss HuberLoss(double delta = 1.0, Reduction reduction = Reduction.Mean) => new(delta, reduction);
        /// <summary>ln(1 + e^(-y x)) for y = ±1.</summary>
        public static Modules.SoftMarginLoss SoftMarginLoss(Reduction reduction = Reduction.Mean) => new(reduction);
        /// <summary>x where y = 1, max(0, margin - x) where y = -1.</summary>
        public static Modules.HingeEmbeddingLoss HingeEmbeddingLoss(double margin = 1.0, Reduction reduction = Reduction.Mean) => new(margin, reduction);
        /// <summary>eˣ - y x: Poisson counts.</summary>
        public static Modules.PoissonNLLLoss PoissonNLLLoss(bool log_input = true, bool full = false, float eps = 1e-8f, Reduction reduction = Reduction.Mean) => new(log_input, full, eps, reduction);
        /// <summary>Margins between the labels given, ended by -1, and all other classes.</summary>
        public static Modules.MultiLabelMarginLoss MultiLabelMarginLoss(Reduction reduction = Reduction.Mean) => new(reduction);
        /// <summary>max(0, -y (x₁ - x₂) + margin) for y = ±1.</summary>
        public static Modules.MarginRankingLoss MarginRankingLoss(double margin = 0, Reduction reduction = Reduction.Mean) => new(margin, reduction);
        /// <summary>1 - cos(x₁, x₂) where y = 1, max(0, cos(x₁, x₂) - margin) where y = -1.</summary>
        public static Modules.CosineEmbeddingLoss CosineEmbeddingLoss(double margin = 0.0, Reduction reduction = Reduction.Mean) => new(margin, reduction);
        /// <summary>max(0, ‖a - p‖ - ‖a - n‖ + margin).</summary>
        public static Modules.TripletMarginLoss TripletMarginLoss(double margin = 1.0, long p = 2, double eps = 1e-06, bool swap = false, Reduction reduction = Reduction.Mean) => new(margin, p, eps, swap, reduction);
        /// <summary>½ (ln v + (x - y)² / v): normal observations of variance v.</summary>
        public static Modules.GaussianNLLLoss GaussianNLLLoss(bool full = false, float eps = 1e-6f, Reduction reduction = Reduction.Mean) => new(full, eps, reduction);
        /// <summary>Σ max(0, margin - x[y] + x[i])ᵖ / classes over the classes i other than y.</summary>
        public static Modules.MultiMarginLoss MultiMarginLoss(int p = 1, double margin = 1.0, Tensor? weight = null, Reduction reduction = Reduction.Mean) => new(p, margin, weight, reduction);
        /// <summary>Mean over classes of -(y ln σ(x) + (1 - y) ln σ(-x)).</summary>
        public static Modules.MultiLabelSoftMarginLoss MultiLabelSoftMarginLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) => new(weight, reduction);
    }
}
