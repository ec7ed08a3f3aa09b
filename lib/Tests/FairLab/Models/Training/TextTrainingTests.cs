using FairLab.Data;
using FairLab.Mitigators;
using FairLab.Models;
using FairLab.Numerics;
using TorchSharp;
using static FairLab.Tests.Models.Training.Networks;
using static TorchSharp.torch;

namespace FairLab.Tests.Models.Training;

/// <summary>Texts train on the loop that tables do: with anybody's network, and with terms that compare
/// groups.</summary>
[Collection(nameof(Alone))]
public sealed class TextTrainingTests
{
    static readonly WordVectors Vectors = WordVectors.Random(["good", "bad", "film", "she", "he"], 8, 1);

    static readonly RatedText[] Texts = Rated();

    static readonly Grouping Group = new("about", ["she", "he"],
        [.. Texts.Select(t => t.Text.StartsWith("she", StringComparison.Ordinal) ? 0 : 1)]);

    static TextModelOptions Options => new() { MaxEpochs = 20, Patience = 20, BatchSize = 50, LearningRate = 0.02 };

    /// <summary>Ratings that depend on the word and on whom the text is about.</summary>
    static RatedText[] Rated()
    {
        var random = new SeededRandom(1);
        return [.. Enumerable.Range(0, 200).Select(_ =>
        {
            var (she, good) = (random.Next(2) == 0, random.Next(2) == 0);
            return new RatedText($"{(she ? "she" : "he")} {(good ? "good" : "bad")} film", (good ? 0.6 : 0.3)
                + (she ? 0.3 : 0));
        })];
    }

    static double Gap(TextModel model)
    {
        var scores = model.Predict([.. Texts.Select(t => t.Text)]).Select(s => s[0]).ToArray();
        double Mean(int z) => scores.Where((_, i) => Group.Codes[i] == z).Average();
        return Math.Abs(Mean(0) - Mean(1));
    }

    [Fact]
    public void Groups_of_texts_are_brought_together_by_a_table_s_term()
    {
        using var plain = Options.Train(Texts, Texts, Vectors, 1);
        using var fair = TextModel.Train(Texts, Texts, Vectors, Options, 1, [new GapPenalty { Strength = 3 }],
            (Group, Group));
        Assert.InRange(Gap(plain), 0.2, 0.4);
        Assert.InRange(Gap(fair), 0, 0.3 * Gap(plain));
        Assert.Equal("gap-penalty", fair.History[0].ByTerm[0].Name);
        Assert.Contains("term gap-penalty: found no groups",
            Assert.Throws<ArgumentException>(() => Options.Train(Texts, Texts, Vectors, 1, new GapPenalty())).Message);
        Assert.Contains("found 200 groups, expected one for each of 10 texts", Assert.Throws<ArgumentException>(() =>
            TextModel.Train(Texts[..10], Texts, Vectors, Options, 1, [], (Group, Group))).Message);
    }

    [Fact]
    public void Training_of_texts_is_reported_and_keeps_the_best_when_it_is_cancelled()
    {
        using var source = new CancellationTokenSource();
        var seen = new List<EpochLoss>();
        var progress = new Reports(e => { seen.Add(e); if (e.Epoch == 4) source.Cancel(); });
        using var model = (Options with { Progress = progress, Cancellation = source.Token })
            .Train(Texts, Texts, Vectors, 1);
        Assert.True(model.IsCancelled);
        Assert.Equal(4, seen.Count);
        Assert.Equal(model.History, seen);
        using var until = (Options with { MaxEpochs = model.History.MinBy(e => e.Validation).Epoch })
            .Train(Texts, Texts, Vectors, 1);
        Assert.False(until.IsCancelled);
        Assert.Equal(until.Predict(["she good film"])[0], model.Predict(["she good film"])[0]);
    }

    [Fact]
    public void Anybody_s_network_reads_texts_and_takes_the_terms_on_words()
    {
        var own = Options with { Build = (dimensions, outputs) => new Own(dimensions, outputs) };
        using var plain = own.Train(Texts, Texts, Vectors, 1);
        Assert.IsType<Own>(plain.Network);
        using var again = own.Train(Texts, Texts, Vectors, 1);
        Assert.Equal(plain.Predict(["he good"])[0], again.Predict(["he good"])[0]);
        Assert.InRange(Gap(plain), 0.2, 0.4);
        using var taught = own.Train(Texts, Texts, Vectors, 1,
            new TermAttributionPenalty { Terms = ["she", "he"], Strength = 30 }.Term(1));
        Assert.InRange(Gap(taught), 0, 0.5 * Gap(plain));
        using var looked = own.Train(Texts, Texts, Vectors, 1, new Term("looks", b =>
        {
            Assert.Equal([b.Inputs.shape[0], 6], b.Layer("_first").shape);
            return null;
        }, "_first"));
        var wrong = own with { Build = (dimensions, outputs) => new Own(dimensions, 3) };
        Assert.Contains("found an output of shape [50, 3], expected [50, 1]: a logit for each target",
            Assert.Throws<InvalidOperationException>(() => wrong.Train(Texts, Texts, Vectors, 1)).Message);
    }

    /// <summary>The mean of the words, a hidden layer and dropout.</summary>
    sealed class Own : nn.Module<Tensor, Tensor, Tensor>
    {
        readonly nn.Module<Tensor, Tensor> _first, _drop, _last;

        public Own(int dimensions, int outputs)
            : base(nameof(Own))
        {
            (_first, _drop, _last) = (nn.Linear(dimensions, 6), nn.Dropout(0.05), nn.Linear(6, outputs));
            RegisterComponents();
        }

        public override Tensor forward(Tensor embeddings, Tensor mask) => _last.call(_drop.call(
            _first.call((embeddings * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim: true).clamp_min(1f)).tanh()));
    }
}
