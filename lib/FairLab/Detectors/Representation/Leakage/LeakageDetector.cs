using FairLab.Data;
using FairLab.Metrics;
using FairLab.Models;
using FairLab.Numerics;
using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>
/// Leakage of an attribute through representations (survey, section 3.2 [du2019]; Elazar and Goldberg 2018
/// [elazar2018]): probes are trained afresh on some examples and judged on others. Beside each stands its control task
/// (Hewitt and Liang 2019 [hewitt2019]): the same probe, on groups that were dealt out at random.
/// </summary>
public sealed record LeakageDetector
{
    /// <summary>The attackers.</summary>
    /// <value><see cref="Probe.Linear"/> and <see cref="Probe.Mlp"/>.</value>
    public IReadOnlyList<Probe> Probes { get; init => field = Require.That(value, value is { Count: > 0 },
        "at least one probe"); } = [Probe.Linear, Probe.Mlp];

    /// <summary>The share of each group that probes are judged on.</summary>
    /// <value>0.4.</value>
    public double TestShare { get; init => field = Require.That(value, value is > 0 and < 1,
        "a number in (0, 1)"); } = 0.4;

    /// <summary>Permutations of the test.</summary>
    /// <value>999.</value>
    public int Draws { get; init => field = Require.AtLeast(value, 19); } = 999;

    /// <summary>Looks for an attribute in a layer of a network of people.</summary>
    /// <param name="model">The network.</param>
    /// <param name="layer">A name of <see cref="NetworkLayers.Names"/>.</param>
    /// <param name="people">People that the network was not trained on.</param>
    /// <param name="seed">Decides parts, probes and permutations.</param>
    public IReadOnlyList<LeakageFinding> Find(INetworkClassifier model, string layer, TabularDataset people, long seed)
    {
        ArgumentNullException.ThrowIfNull(people);
        people = people.Repeated("the leakage detector");
        using var h = NetworkExamples.Of(model, people).Activations(layer);
        return Find(h, people.Group, seed);
    }

    /// <summary>Looks for an attribute in representations.</summary>
    /// <param name="representations">Of examples that the network was not trained on, shape [n, ...].</param>
    /// <param name="group">Each example's group, two or more of them.</param>
    /// <param name="seed">Decides parts, probes and permutations.</param>
    /// <param name="types">
    /// For the control task, what each example is of, such as its word or its person: the control's groups are dealt
    /// out to types, so that a probe that knows types by heart succeeds. Null: each example is a type of its own.
    /// </param>
    /// <returns>Probes in order.</returns>
    /// <exception cref="ArgumentException">One group, fewer than ten examples of one, lengths that differ, or numbers
    /// that are not finite.</exception>
    public IReadOnlyList<LeakageFinding> Find(Tensor representations, Grouping group, long seed,
        IReadOnlyList<int>? types = null)
    {
        using var scope = NewDisposeScope();
        var x = Representations.Checked(representations, group);
        if (types is not null && types.Count != group.Rows)
            throw new ArgumentException($"found {types.Count} types, expected {group.Rows}, one an example",
                nameof(types));
        var (codes, groups) = Representations.Present(group);
        var random = new SeededRandom(seed);
        var (train, test) = Representations.Split(codes, TestShare, random);
        var control = Control(codes, types, random);
        Tensor Rows(int[] rows) => x.index_select(0, Probe.Index(rows));
        var (fit, judged) = (Rows(train), Rows(test));
        int[] Of(int[] all, int[] rows) => Array.ConvertAll(rows, row => all[row]);
        var findings = Probes.Select(probe =>
        {
            var (real, dealt) = ((long)(random.NextBits() >> 1), (long)(random.NextBits() >> 1));
            using var attacker = probe.Fit(fit, Of(codes, train), groups, true, real);
            using var controlled = probe.Fit(fit, Of(control, train), groups, true, dealt);
            var predicted = attacker.Predict(judged);
            var accuracy = Representations.Accuracy("leakage", Of(codes, test), predicted, groups);
            var chance = Representations.Accuracy("control", Of(control, test), controlled.Predict(judged), groups);
            var permuted = Of(codes, test);
            var p = PermutationTest.PValue(Draws, () =>
            {
                random.Shuffle(permuted.AsSpan());
                return Representations.Balanced(permuted, predicted, groups) >= accuracy.Value - 1e-12;
            });
            return new LeakageFinding(probe.Name, group.Name, train.Length, test.Length, accuracy, 1.0 / groups, chance,
                Representations.Balanced(Of(control, train), controlled.Predict(fit), groups),
                accuracy.Value - chance.Value, p, double.NaN);
        }).ToArray();
        var adjusted = MultipleTesting.Holm([.. findings.Select(f => f.P)]);
        return [.. findings.Select((f, i) => f with { PHolm = adjusted[i] })];
    }

    /// <summary>Groups dealt out to types at random, in the shares that they have.</summary>
    static int[] Control(int[] codes, IReadOnlyList<int>? types, SeededRandom random)
    {
        var dealt = (int[])codes.Clone();
        random.Shuffle(dealt.AsSpan());
        if (types is null)
            return dealt;
        var ofType = new Dictionary<int, int>();
        for (var i = 0; i < dealt.Length; i++)
            ofType.TryAdd(types[i], dealt[i]);
        return [.. types.Select(type => ofType[type])];
    }
}
