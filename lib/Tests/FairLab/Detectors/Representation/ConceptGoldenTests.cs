using System.Globalization;
using System.Text.Json;
using FairLab.Detectors;
using FairLab.Tests.Text;
using TorchSharp;
using static FairLab.Tests.Detectors.Representation.Planted;
using static TorchSharp.torch;

namespace FairLab.Tests.Detectors.Representation;

/// <summary>The published formulas, written out in numpy and PyTorch, give what the library gives.</summary>
[Collection(nameof(Alone))]
public sealed class ConceptGoldenTests
{
    // Vectors by their definitions in d dimensions; sign_count and magnitude as captum computes them from derivatives
    // of the logit; TCAV as its authors' code does, from derivatives of the loss below 0.
    const string Program = """
        import json, sys, numpy as np, torch
        torch.set_default_dtype(torch.float64)
        data = json.loads(DATA)
        a, b, w1, w2, x = (torch.tensor(data[k]) for k in ("a", "b", "w1", "w2", "x"))
        h = lambda t: torch.tanh(t @ w1.T)
        c = lambda t: torch.relu(t) @ w2.T
        A, B = h(a).numpy(), h(b).numpy()
        delta = A.mean(0) - B.mean(0)
        within = np.concatenate([A - A.mean(0), B - B.mean(0)])
        sigma = within.T @ within / (len(within) - 2)
        d = sigma.shape[0]
        fisher = np.linalg.solve(sigma + 0.1 * np.trace(sigma) / d * np.eye(d), delta)
        vectors = np.stack([v / np.linalg.norm(v) for v in (delta, fisher)])
        act = h(x).detach().requires_grad_()
        slopes = torch.autograd.grad(c(act)[:, 0].sum(), act)[0].numpy()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(c(act)[:, 0], torch.ones(len(x)), reduction="sum")
        losses = torch.autograd.grad(loss, act)[0].numpy()
        tcav_score = slopes @ vectors.T
        print(json.dumps({
            "vectors": vectors.tolist(),
            "sign_count": (tcav_score > 0).mean(0).tolist(),
            "magnitude": tcav_score.mean(0).tolist(),
            "original": (losses @ vectors.T < 0).mean(0).tolist(),
        }))
        """;

    [TorchFact]
    public void Vectors_and_scores_are_those_of_the_published_formulas()
    {
        using var scope = NewDisposeScope();
        foreach (var (concept, d) in ((int, int)[])[(40, 6), (12, 50)])
        {
            Tensor a = Points(concept, 4, 1, 1), b = Points(concept, 4, -1, 2), w1 = Points(d, 4, 0, 3) / 2,
                w2 = Points(2, d, 0, 4), x = Points(100, 4, 0, 5);
            using var network = nn.Sequential(("first", Linear(w1)), ("h", nn.Tanh()), ("relu", nn.ReLU()),
                ("c", Linear(w2)));
            NetworkExamples Of(Tensor inputs) => NetworkExamples.Of(network, inputs);
            var derivatives = Of(x).Derivatives(0, "h");
            var golden = Run(("a", a), ("b", b), ("w1", w1), ("w2", w2), ("x", x));
            IConceptLearner[] learners = [new MeanDifference(), new RidgeDiscriminant()];
            for (var k = 0; k < 2; k++)
            {
                var vector = ConceptVector.Fit("a", Of(a).Activations("h"), "b", Of(b).Activations("h"),
                    1, learners[k]);
                AssertClose(Row(golden["vectors"][k]), vector.Direction, 1e-9);
                var score = ConceptScore.Of(derivatives, vector.ToTensor().unsqueeze(0))[0];
                Assert.Equal(golden["sign_count"][k].GetDouble(), score.SignCount, 1e-12);
                Assert.Equal(golden["original"][k].GetDouble(), score.SignCount, 1e-12);
                Assert.Equal(golden["magnitude"][k].GetDouble(), score.Magnitude, 1e-9);
                // Neither all nor none, or equal counts would show little.
                Assert.InRange(score.SignCount, 0.02, 0.98);
                var found = new Tcav { Learner = learners[k], LeastAccuracy = 0, Draws = 19 }.Find(Of(x),
                    [Concept.Relative("a", Of(a), "b", Of(b))], ["h"], 0, 1)[0];
                Assert.Equal(score.SignCount, found.Score.Value.Value);
                Assert.Equal(score.Magnitude, found.Magnitude.Value, 1e-12);
            }
        }
    }

    static double[] Row(JsonElement list) => [.. list.EnumerateArray().Select(v => v.GetDouble())];

    static TorchSharp.Modules.Linear Linear(Tensor weights)
    {
        var layer = nn.Linear(weights.shape[1], weights.shape[0], hasBias: false, dtype: ScalarType.Float64);
        using (no_grad())
            layer.weight!.copy_(weights);
        return layer;
    }

    static Dictionary<string, JsonElement> Run(params (string Name, Tensor Values)[] data)
    {
        var json = string.Join(", ", data.Select(t => $"\"{t.Name}\": [{string.Join(", ", Rows(t.Values))}]"));
        var answer = SklearnFactAttribute.Run($"DATA = '{{{json}}}'\n{Program}");
        return JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(answer)!;
    }

    static IEnumerable<string> Rows(Tensor values)
    {
        var (numbers, width) = (Numbers(values), (int)values.shape[1]);
        return numbers.Chunk(width).Select(row =>
            $"[{string.Join(", ", row.Select(v => v.ToString("R", CultureInfo.InvariantCulture)))}]");
    }
}
