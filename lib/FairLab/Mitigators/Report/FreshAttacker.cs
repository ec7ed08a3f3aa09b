using FairLab.Data;
using FairLab.Metrics;
using FairLab.Models;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>
/// An attacker that took no part in training (Elazar and Goldberg 2018 [elazar2018]): a multilayer perceptron that
/// starts anew on a frozen representation, learns to tell the groups on some people, stops by others, and is judged
/// on a third part. All groups weigh the same, so that guessing gives 1 over their number whatever their sizes.
/// </summary>
public sealed record FreshAttacker
{
    /// <summary>Units of each hidden layer; empty for a linear attacker.</summary>
    /// <value>[128]: more than the training adversary has.</value>
    public IReadOnlyList<int> Hidden { get; init => field = Require.That(value,
        value is not null && value.All(h => h > 0), "sizes of at least 1"); } = [128];

    /// <summary>The most passes over the training data.</summary>
    /// <value>30.</value>
    public int MaxEpochs { get; init => field = Require.AtLeast(value, 1); } = 30;

    /// <summary>Adam's learning rate.</summary>
    /// <value>0.003.</value>
    public double LearningRate { get; init => field = Require.Positive(value); } = 3e-3;

    /// <summary>The mean over groups of the share that is recognized in the test part, in [0, 1].</summary>
    /// <param name="train">Whom it learns from.</param>
    /// <param name="validation">Whom it is stopped by.</param>
    /// <param name="test">Whom it is judged on; nobody of the other parts.</param>
    /// <param name="seed">Decides everything that is random.</param>
    /// <returns>Undefined where a part has people of one group only.</returns>
    public Measure Attack(EncodedPeople train, EncodedPeople validation, EncodedPeople test, long seed)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(validation);
        ArgumentNullException.ThrowIfNull(test);
        foreach (var (part, name) in ((EncodedPeople, string)[])
            [(train, "training"), (validation, "validation"), (test, "test")])
        {
            if (Present(part) < 2)
                return Measure.Undefined($"one group only among the {name} people");
        }
        using var scope = NewDisposeScope();
        var x = train.Representation.flatten(1);
        var (mean, deviation) = (x.mean([0L]), x.std(0L, unbiased: false));
        TensorDataset Part(EncodedPeople people)
        {
            // A unit that is the same for everybody is 0, not its noise of rounding.
            var scaled = (people.Representation.flatten(1) - mean) / deviation.clamp(min: 1e-6);
            return new TensorDataset(scaled.clamp(-10, 10), tensor(Array.ConvertAll(people.Group.Codes, c => (long)c)))
            {
                Target = people.Group.Levels.Count > 2 ? TargetKind.Multiclass : TargetKind.Binary,
                Outputs = people.Group.Levels.Count > 2 ? people.Group.Levels.Count : 1,
                Weights = Balanced(people),
            };
        }
        var learner = new NetworkLearner(Build) { MaxEpochs = MaxEpochs, LearningRate = LearningRate, Patience = 5 };
        using var attacker = learner.Train(Part(train), Part(validation), seed);
        var said = attacker.Predict(Part(test).Inputs);
        var codes = said.dim() == 1 ? said.ge(0.5).to(ScalarType.Int64) : said.argmax(1);
        return Recognized(test, [.. codes.cpu().data<long>()]);
    }

    nn.Module<Tensor, Tensor> Build(int width, int outputs)
    {
        var layers = new List<(string, nn.Module<Tensor, Tensor>)>();
        foreach (var units in Hidden)
        {
            layers.Add(($"hidden{layers.Count}", nn.Linear(width, units)));
            layers.Add(($"act{layers.Count}", nn.ReLU()));
            width = units;
        }
        layers.Add(("output", nn.Linear(width, outputs)));
        return nn.Sequential([.. layers]);
    }

    static Measure Recognized(EncodedPeople people, long[] said)
    {
        var (right, all) = (new double[people.Group.Levels.Count], new double[people.Group.Levels.Count]);
        var weights = Weights(people);
        for (var row = 0; row < said.Length; row++)
        {
            var code = people.Group.Codes[row];
            all[code] += weights[row];
            right[code] += said[row] == code ? weights[row] : 0;
        }
        return Enumerable.Range(0, all.Length).Where(g => all[g] > 0).Average(g => right[g] / all[g]);
    }

    static int Present(EncodedPeople people) =>
        people.Group.Codes.Zip(Weights(people)).Where(p => p.Second > 0).Select(p => p.First).Distinct().Count();

    static double[] Weights(EncodedPeople people) =>
        people.Weights ?? [.. Enumerable.Repeat(1.0, people.Group.Codes.Length)];

    /// <summary>Weights by which every group that occurs counts as much as any other.</summary>
    static double[] Balanced(EncodedPeople people)
    {
        var weights = Weights(people);
        var total = new double[people.Group.Levels.Count];
        for (var row = 0; row < weights.Length; row++)
            total[people.Group.Codes[row]] += weights[row];
        return [.. weights.Select((w, row) => w == 0 ? 0 : w * weights.Length / total[people.Group.Codes[row]])];
    }
}
