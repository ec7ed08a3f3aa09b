using FairLab.Data;
using FairLab.Models;
using TorchSharp;

namespace FairLab.Tests.Text;

public sealed class TextModelTests
{
    static readonly WordVectors Vectors =
        WordVectors.Random(["good", "bad", "not", "film", "cup", "very", "one", "two"], 12, 1);

    /// <summary>good is 0.9, bad 0.1, and "not" before it turns it about: beyond a bag of words.</summary>
    static readonly RatedText[] Texts =
        [.. from first in new[] { "film", "cup", "one", "two" } from last in new[] { "", "film", "cup", "very" }
        from negated in new[] { false, true } from good in new[] { false, true }
        select new RatedText(
            $"{first} {(negated ? "not" : "")} {(good ? "good" : "bad")} {last}", good != negated ? 0.9 : 0.1)];

    static TextModel Fit(TextModelKind kind, long seed = 3, int epochs = 60, ITextLossTerm? term = null) =>
        new TextModelOptions
        {
            Kind = kind, Hidden = 16, BatchSize = 16, MaxEpochs = epochs, Patience = epochs, LearningRate = 0.01,
        }.Train(Texts, Texts, Vectors, seed, term);

    public static TheoryData<TextModelKind> Kinds => [TextModelKind.MeanPool, TextModelKind.Gru, TextModelKind.Cnn];

    [Theory]
    [InlineData(TextModelKind.Gru, 0.05)]
    [InlineData(TextModelKind.Cnn, 0.05)]
    public void Train_learns_what_order_means(TextModelKind kind, double error)
    {
        using var model = Fit(kind);
        var scores = model.Predict([.. Texts.Select(t => t.Text)]);
        Assert.InRange(scores.Zip(Texts, (s, t) => Math.Abs(s[0] - t.Targets[0])).Average(), 0, error);
        Assert.True(model.History[^1].Train < model.History[0].Train);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Train_twice_gives_the_same_bytes_and_another_seed_does_not(TextModelKind kind)
    {
        string[] texts = [.. Texts.Select(t => t.Text)];
        using TextModel first = Fit(kind, epochs: 2), second = Fit(kind, epochs: 2),
            other = Fit(kind, seed: 4, epochs: 2);
        Assert.Equal(first.Predict(texts).Select(s => s[0]), second.Predict(texts).Select(s => s[0]));
        Assert.NotEqual(first.Predict(texts).Select(s => s[0]), other.Predict(texts).Select(s => s[0]));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Predict_does_not_depend_on_padding_on_company_or_on_unknown_words(TextModelKind kind)
    {
        using var model = Fit(kind, epochs: 2);
        var alone = model.Predict(["film good"])[0][0];
        Assert.Equal(alone, model.Predict(["film good", "one two film cup very not good bad film cup"])[0][0], 1e-6);
        Assert.Equal(alone, model.Predict(["film unheard good"])[0][0], 1e-6);
        var same = model.Predict(["film good", "bad", "film good"]);
        Assert.Equal(same[0][0], same[2][0]);
        Assert.InRange(model.Predict(["unheard"])[0][0], 0, 1);
        Assert.Empty(model.Predict([]));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Score_of_embeddings_is_the_prediction_and_has_the_gradient_of_differences(TextModelKind kind)
    {
        using var model = Fit(kind, epochs: 5);
        using var scope = torch.NewDisposeScope();
        var x = model.Embed(Tokenizer.Split("film not good")).requires_grad_();
        Assert.Equal([1, 3, 12], x.shape);
        var score = model.Score(x);
        Assert.Equal(model.Predict(["film not good"])[0][0], score.item<float>(), 1e-6);
        var gradient = torch.autograd.grad([score.sum()], [x])[0].data<float>().ToArray();
        Assert.Contains(gradient, g => Math.Abs(g) > 1e-5);

        // Along the gradient itself, a central difference: ∂s/∂ε = ‖g‖².
        var direction = torch.tensor(gradient, [1, 3, 12]);
        var step = 1e-2f / (float)Math.Sqrt(gradient.Sum(g => g * g));
        using var _ = torch.no_grad();
        var slope = (model.Score(x + step * direction).item<float>() - model.Score(x - step * direction).item<float>())
            / (2 * step);
        Assert.Equal(1, slope / gradient.Sum(g => g * g), 0.05);
    }

    [Fact]
    public void Train_adds_the_term()
    {
        var term = new Term();
        using var model = Fit(TextModelKind.MeanPool, epochs: 2, term: term);
        Assert.Contains("good", term.Words);
        using var without = Fit(TextModelKind.MeanPool, epochs: 2);
        Assert.NotEqual(without.Predict(["good"])[0][0], model.Predict(["good"])[0][0]);
        Assert.Equal(without.History[0].Validation, model.History[0].Validation, 0.5);
    }

    [Fact]
    public void Train_several_outputs_gives_each_its_target()
    {
        RatedText[] texts = [.. Texts.Select(t => new RatedText(t.Text, [t.Targets[0], 1 - t.Targets[0], 0.5]))];
        var options = new TextModelOptions
        {
            Kind = TextModelKind.Cnn, MaxEpochs = 60, Patience = 60, BatchSize = 16, LearningRate = 0.01,
        };
        using var model = options.Train(texts, texts, Vectors, 1);
        Assert.Equal(3, model.Outputs);
        var score = model.Predict(["film not good"])[0];
        Assert.Equal(1, score[0] + score[1], 0.15);
        Assert.Equal(0.5, score[2], 0.1);
    }

    [Fact]
    public void Train_of_nonsense_says_what_is_wrong()
    {
        var options = new TextModelOptions();
        Assert.Contains(
            "found no texts", Assert.ThrowsAny<ArgumentException>(() => options.Train([], Texts, Vectors, 0)).Message);
        Assert.Contains("text 0: found the target NaN, expected a number in [0, 1]",
            Assert.ThrowsAny<ArgumentException>(
                () => options.Train([new("good", double.NaN)], Texts, Vectors, 0)).Message);
        Assert.Contains("text 0: found 2 targets, expected 1",
            Assert.ThrowsAny<ArgumentException>(() => options.Train(Texts, [new("good", [0, 1])], Vectors, 0)).Message);
        Assert.Contains("found 0, expected at least 1",
            Assert.ThrowsAny<ArgumentException>(() => new TextModelOptions { Hidden = 0 }).Message);
        Assert.Contains("did you mean 'mean-pool'?",
            Assert.ThrowsAny<ArgumentException>(() => TextModelOptions.KindOf("meanpool")).Message);
        using var model = Fit(TextModelKind.MeanPool, epochs: 1);
        Assert.Contains("found the shape [2, 3], expected [n, words, 12]",
            Assert.ThrowsAny<ArgumentException>(() => model.Score(torch.zeros(2, 3))).Message);
        Assert.Contains("found no words", Assert.ThrowsAny<ArgumentException>(() => model.Embed([])).Message);
    }

    sealed class Term : ITextLossTerm
    {
        public HashSet<string> Words { get; } = [];

        public torch.Tensor Compute(TextTrainingBatch batch)
        {
            Words.UnionWith(batch.Texts.Words.SelectMany(w => w));
            return 0.5 * (batch.Predictions - 0.5).pow(2).mean();
        }
    }
}
