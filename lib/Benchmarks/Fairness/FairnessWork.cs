using FairLab.Data;
using FairLab.Data.Faces;
using FairLab.Detectors;
using FairLab.Metrics;
using FairLab.Mitigators;
using FairLab.Models;
using FairLab.Numerics;

namespace FairLab.Benchmarks.Fairness;

/// <summary>
/// The work of the design's table of speeds, and, where scikit-learn or PyTorch does the same, line for line in
/// fairness_baseline.py.
/// </summary>
internal static class FairnessWork
{
    /// <summary>The cases: target in seconds, whether fairness_baseline.py has it too, and the work.</summary>
    internal static IReadOnlyDictionary<string, (double Target, bool HasRival, Func<Action> Make)> Cases { get; } =
        new Dictionary<string, (double, bool, Func<Action>)>(StringComparer.Ordinal)
        {
            ["metrics-1m"] = (0.010, true, () => Metrics(groups: 2)),
            ["metrics-1m-80"] = (0.010, true, () => Metrics(groups: 80)),
            ["bootstrap-1m"] = (0.100, true, Bootstraps),
            ["reject-option-20k"] = (0.1, false, RejectOptions),
            ["lfr-20k"] = (2, false, Representations),
            ["prejudice-20k"] = (1, false, Prejudice),
            ["consistency-16k"] = (1, true, Neighbours),
            ["optimized-adult"] = (1, false, Optimized),
            ["mlp-step"] = (0.0003, true, () => Step(own: true)),
            ["mlp-step-torchsharp"] = (0.0004, false, () => Step(own: false)),
            ["tcav"] = (20, false, ConceptWork.Averaged),
            ["tcav-map"] = (20, false, ConceptWork.Map),
            ["train-loop"] = (0.3, false, TrainingWork.Learner),
            ["train-loop-optim-adam"] = (0.4, false, TrainingWork.LearnerWithTheirAdam),
            ["train-loop-reversal"] = (0.66, false, () => TrainingWork.Adversarial(AdversaryGame.GradientReversal)),
            ["train-loop-alternating"] = (0.66, false, () => TrainingWork.Adversarial(AdversaryGame.Alternating)),
            ["train-loop-torchsharp"] = (0.4, false, TrainingWork.ByHand),
            ["integrated-gradients"] = (3, true, Integrated),
            ["faces-10k"] = (3, false, () => () => FaceSet.Sample(new FaceOptions(), 10_000, 1)),
        };

    // One step of Adam: a batch of 200 with 100 features, two hidden layers of 100, as the library takes it or with
    // TorchSharp's own Adam.
    static Action Step(bool own)
    {
        var network = TorchSharp.torch.nn.Sequential(
            TorchSharp.torch.nn.Linear(100, 100),
            TorchSharp.torch.nn.ReLU(),
            TorchSharp.torch.nn.Linear(100, 100),
            TorchSharp.torch.nn.ReLU(),
            TorchSharp.torch.nn.Linear(100, 1));
        var (x, y) = (
            TorchSharp.torch.randn(200, 100),
            TorchSharp.torch.rand(200, 1).gt(0.5).to(TorchSharp.torch.float32));
        var adam = own ? new Adam(network.parameters(), 1e-3, 0) : null;
        var theirs = own ? null : TorchSharp.torch.optim.Adam(network.parameters(), lr: 1e-3);
        return () =>
        {
            using var scope = TorchSharp.torch.NewDisposeScope();
            adam?.ZeroGradients();
            theirs?.zero_grad();
            TorchSharp.torch.nn.functional.binary_cross_entropy_with_logits(network.call(x), y).backward();
            adam?.Step();
            theirs?.step();
        };
    }

    // 50 nodes, 10,000 rows of 100 features, a network with two hidden layers of 100.
    static Action Integrated()
    {
        TorchSharp.torch.manual_seed(0);
        var (first, second, last) = (
            TorchSharp.torch.randn(100, 100) / 10,
            TorchSharp.torch.randn(100, 100) / 10,
            TorchSharp.torch.randn(100, 1) / 10);
        TorchSharp.torch.Tensor Network(TorchSharp.torch.Tensor x) =>
            x.matmul(first).relu().matmul(second).relu().matmul(last).reshape(-1);
        var task = new AttributionTask(Network, TorchSharp.torch.randn(10_000, 100), TorchSharp.torch.zeros(1, 100));
        return () => new IntegratedGradients().Attribute(task).Dispose();
    }

    static Action Metrics(int groups)
    {
        var (y, p, group) = People(1_000_000, groups);
        return () =>
        {
            var counts = GroupCounts.From(y, p, group);
            var sum = 0.0;
            foreach (var metric in GroupMetrics.All)
                sum += metric.Compute(counts).Value;
            GC.KeepAlive(sum);
        };
    }

    static Action Bootstraps()
    {
        var (y, p, group) = People(1_000_000, 2);
        var counts = GroupCounts.From(y, p, group);
        return () => Bootstrap.Estimate(counts, GroupMetrics.All, seed: 1, replicates: 1000);
    }

    static Action RejectOptions()
    {
        var (data, scores) = Scored(20_000);
        return () => new RejectOption().Fit(data, scores, 0);
    }

    static Action Representations()
    {
        var data = Adult(20_000);
        return () => new FairRepresentations().Fit(data, 1);
    }

    static Action Prejudice()
    {
        var data = Adult(20_000);
        return () => new PrejudiceRemover().FitLogistic(data);
    }

    static Action Neighbours()
    {
        const int rows = 16_000, width = 18;
        var random = new SeededRandom(1);
        var x = Array.ConvertAll(new float[rows * width], _ => (float)random.NextGaussian());
        var y = Array.ConvertAll(new double[rows], _ => (double)random.Next(2));
        return () => Consistency.Compute(x, width, y, 5, includeSelf: true);
    }

    static Action Optimized()
    {
        var data = Datasets.Load("adult-counts");
        return () => new OptimizedPreprocessing().Solve(data);
    }

    static (int[] Y, int[] P, Grouping Group) People(int rows, int groups)
    {
        var random = new SeededRandom(1);
        var (y, p, z) = (new int[rows], new int[rows], new int[rows]);
        for (var i = 0; i < rows; i++)
            (y[i], p[i], z[i]) = (random.Next(2), random.Next(2), random.Next(groups));
        return (y, p, new Grouping("group", [.. Enumerable.Range(0, groups).Select(g => $"g{g}")], z));
    }

    static TabularDataset Adult(int rows)
    {
        var data = Datasets.Load("adult-counts");
        return data.Select(new SeededRandom(1).Permutation(data.Rows).AsSpan(0, rows));
    }

    static (TabularDataset Data, double[] Scores) Scored(int rows)
    {
        var data = Adult(rows);
        return (data, LogisticRegression.Train(data, new LogisticOptions()).Predict(data));
    }
}
