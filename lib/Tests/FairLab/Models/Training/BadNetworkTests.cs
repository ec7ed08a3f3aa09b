using FairLab.Mitigators;
using FairLab.Models;
using TorchSharp;
using static FairLab.Tests.Models.Training.Networks;
using static TorchSharp.torch;

namespace FairLab.Tests.Models.Training;

/// <summary>What goes wrong with a network of one's own, and what is said.</summary>
[Collection(nameof(Alone))]
public sealed class BadNetworkTests
{
    static readonly int Width = People.Train.Width;

    static string Message<T>(NetworkLearner learner)
        where T : Exception => Assert.ThrowsAny<T>(() => learner.Train(People.Train, People.Validation, 1)).Message;

    [Fact]
    public void Output_of_another_shape_is_refused() => Assert.Contains(
        $"found an output of shape [200, 2] for inputs of shape [200, {Width}], "
            + "expected [200] or [200, 1]: one logit a row",
        Message<ArgumentException>(new NetworkLearner(width => nn.Linear(width, 2))));

    [Fact]
    public void Output_for_other_rows_is_refused() => Assert.Contains("expected [200] or [200, 1]",
        Message<ArgumentException>(new NetworkLearner(width => nn.Flatten(0))));

    [Fact]
    public void Too_few_classes_are_refused() => Assert.Contains("expected [50, 3]: a logit for each class",
        Assert.ThrowsAny<ArgumentException>(() => new NetworkLearner(width => nn.Linear(width, 2)) { BatchSize =
            50 }.Train(Points(50, 1), Points(50, 1), 1)).Message);

    [Fact]
    public void Network_of_another_width_is_refused() =>
        Assert.Contains($"found inputs of shape [200, {Width}], which the network does not take",
        Message<ArgumentException>(new NetworkLearner(_ => nn.Linear(3, 1))));

    [Fact]
    public void Layer_that_is_not_there_names_the_nearest()
    {
        var term = new Term("looks", b => b.Layer("frist").sum(), "frist");
        Assert.Contains("unknown layer 'frist': did you mean 'first'?",
            Message<ArgumentException>(Learner with { Terms = [term] }));
        using var model = Learner.Train(People.Train, People.Validation, 1);
        Assert.Contains("did you mean 'last'?", Assert.ThrowsAny<ArgumentException>(() =>
            model.Activations("lost", People.Test)).Message);
    }

    [Fact]
    public void Layer_that_a_term_did_not_ask_for_is_refused()
    {
        Assert.Contains("no term names it in its Layers",
            Message<ArgumentException>(Learner with { Terms = [new Term("looks", b => b.Layer("first").sum())] }));
        Assert.Contains("did you mean 'first'?", Message<ArgumentException>(
            Learner with { Terms = [new Term("looks", b => b.Layer("frist").sum(), "first")] }));
    }

    [Fact]
    public void Layer_used_twice_or_never_is_refused()
    {
        var term = new Term("looks", b => b.Layer("layer").sum(), "layer");
        Assert.Contains("layer 'layer': found it used more than once",
            Message<InvalidOperationException>(new(w => new Odd(w, 2)) { Terms = [term] }));
        Assert.Contains("layer 'layer': found no output of it",
            Message<InvalidOperationException>(new(w => new Odd(w, 0)) { Terms = [term] }));
    }

    [Theory]
    [InlineData("gap-penalty")]
    [InlineData("hsic-penalty")]
    [InlineData("prejudice-remover")]
    public void Term_that_needs_groups_says_so(string name)
    {
        ILossTerm term = name switch { "gap-penalty" => new GapPenalty(), "hsic-penalty" => new HsicPenalty(), _ =>
            new PrejudiceTerm(1) };
        var data = Points(50, 1, classes: 2, grouped: false);
        Assert.Contains($"term {name}: found no groups, expected a group for every row",
            Assert.ThrowsAny<ArgumentException>(() =>
            (Learner with { Terms = [term] }).Train(data, data, 1)).Message);
    }

    [Fact]
    public void Terms_refuse_what_their_mathematics_does_not_have()
    {
        var (classes, numbers) = (Points(60, 1), Points(60, 1, numbers: true));
        string Refused(ILossTerm term, TensorDataset data) => Assert.ThrowsAny<ArgumentException>(() =>
            new NetworkLearner((width, outputs) => nn.Linear(width, outputs)) { Terms = [term] }.Train(data, data,
                1)).Message;
        Assert.Contains("none of them is the favourable one",
            Refused(new GapPenalty { Notion = GapNotion.EqualOpportunity }, classes));
        Assert.Contains("there are no labels to compare within",
            Refused(new GapPenalty { Notion = GapNotion.EqualizedOdds }, numbers));
        Assert.Contains("hsic-penalty takes numbers", Refused(new PrejudiceTerm(1), numbers));
        Assert.Contains("Σ_k log p_k is of probabilities",
            Refused(new AttributionPenalty().Term([1, 0, 0, 0]), numbers));
        Assert.Contains("found 3 outputs, expected one",
            Refused(new AttributionPenalty { IntegratedSteps = 3 }.Term([1, 0, 0, 0]), classes));
        Assert.Contains("found an annotation of 2 numbers, expected 4",
            Refused(new AttributionPenalty().Term([1, 0]), classes));
        Assert.Contains("found rows without words, expected texts",
            Refused(new TermAttributionPenalty { Terms = ["she"] }.Term(1), classes));
    }

    [Fact]
    public void Loss_that_is_no_number_names_epoch_and_term()
    {
        var calls = 0;
        var late = new Term("late", b => ++calls > 3 ? b.Outputs.sum() * double.NaN : b.Outputs.sum() * 0);
        Assert.Matches(@"^epoch 1, step 4: found NaN for the term late, expected a number; try",
            Message<InvalidOperationException>(Learner with { Terms = [new GapPenalty(), late] }));
        Assert.Matches("^epoch [0-9]+, step [0-9]+: found (NaN|∞|Infinity|-Infinity) for the prediction loss",
            Message<InvalidOperationException>(new(w => nn.Linear(w, 1)) { Optimizer = p => optim.SGD(p, 1e38),
                MaxEpochs = 50 }));
        var inValidation = new Term("odd", b => is_grad_enabled() ? null : b.Outputs.sum() * double.NaN);
        Assert.Contains("validation after epoch 1: found NaN for the term odd",
            Message<InvalidOperationException>(Learner with { Terms = [inValidation] }));
    }

    [Theory]
    [InlineData("LearningRate", "found 0, expected a number above 0")]
    [InlineData("LearningRateDecay", "found 2, expected a number in (0, 1]")]
    [InlineData("WeightDecay", "found -1")]
    [InlineData("BatchSize", "found 0, expected at least 1")]
    [InlineData("MaxEpochs", "found 0")]
    [InlineData("Patience", "found 0")]
    [InlineData("ValidationBatch", "found 0")]
    [InlineData("Device", "found 'gpu', expected auto, cpu or cuda")]
    public void Options_out_of_range_are_refused(string option, string message)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => option switch
        {
            "LearningRate" => Learner with { LearningRate = 0 },
            "LearningRateDecay" => Learner with { LearningRateDecay = 2 },
            "WeightDecay" => Learner with { WeightDecay = -1 },
            "BatchSize" => Learner with { BatchSize = 0 },
            "MaxEpochs" => Learner with { MaxEpochs = 0 },
            "Patience" => Learner with { Patience = 0 },
            "ValidationBatch" => Learner with { ValidationBatch = 0 },
            _ => Learner with { Device = "gpu" },
        });
        Assert.Contains(message, error.Message);
        Assert.Equal(option, error.ParamName);
    }

    /// <summary>Uses a layer so many times; forward of a layer goes past its hooks.</summary>
    sealed class Odd : nn.Module<Tensor, Tensor>
    {
        readonly nn.Module<Tensor, Tensor> layer, last;
        readonly int _times;

        public Odd(int width, int times)
            : base("odd")
        {
            (layer, last, _times) = (nn.Linear(width, width), nn.Linear(width, 1), times);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            for (var i = 0; i < _times; i++)
                x = layer.call(x);
            return last.call(_times == 0 ? layer.forward(x) : x);
        }
    }
}
