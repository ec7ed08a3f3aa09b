namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>-ln softmax(x) at the target class; see <c>functional.cross_entropy</c>.</summary>
        public static Modules.CrossEntropyLoss CrossEntropyLoss(Tensor? weight = null, long? ignore_index = null, Reduction reduction = Reduction.Mean) =>
            new(weight, ignore_index, reduction);

        /// <summary>Binary cross entropy of probabilities; see <c>functional.binary_cross_entropy</c>.</summary>
        public static Modules.BCELoss BCELoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) => new(weight, reduction);

        /// <summary>Binary cross entropy of logits; see <c>functional.binary_cross_entropy_with_logits</c>.</summary>
        public static Modules.BCEWithLogitsLoss BCEWithLogitsLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) =>
            new(weight, reduction, pos_weights);

        /// <summary>(x - y)².</summary>
        public static Modules.MSELoss MSELoss(Reduction reduction = Reduction.Mean) => new(reduction);

        /// <summary>|x - y|.</summary>
        public static Modules.L1Loss L1Loss(Reduction reduction = Reduction.Mean) => new(reduction);

        /// <summary>-w x at the target class, for logarithms of probabilities.</summary>
        public static Modules.NLLLoss NLLLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) => new(weight, reduction);
    }
}
