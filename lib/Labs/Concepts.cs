using FairLab.Data.Faces;
using FairLab.Detectors;
using static TorchSharp.torch;

namespace FairLab.Labs;

/// <summary>Checks of lab 5, concept activation vectors of drawn people.</summary>
public static class Concepts
{
    /// <summary>Task 1: examples that differ in presentation and in nothing else on purpose.</summary>
    public static CheckResult Sets(FaceSet? men, FaceSet? women) => men is null || women is null
        ? Check.NotDone("the two sets of examples")
        : CheckResult.All("the two sets of examples",
            Set("the men", men, GenderPresentation.Man), Set("the women", women, GenderPresentation.Woman))
            .Means("What the examples share, the vector will be about: clothes would have come along.");

    /// <summary>Task 2: the vector of mean differences, of length 1.</summary>
    /// <param name="vector">The student's vector.</param>
    /// <param name="men">Activations of the men, [n, d].</param>
    /// <param name="women">Activations of the women, [n, d].</param>
    public static CheckResult Vector(IReadOnlyList<double>? vector, Tensor? men, Tensor? women)
    {
        const string what = "the concept vector";
        if (vector is null || vector.Count == 0 || men is null || women is null)
            return Check.NotDone(what);
        double[] m = Means(men), w = Means(women);
        if (vector.Count != m.Length)
            return Check.Wrong(what, "It has another length than a row of the layer: take the mean over the "
                + "examples.");
        if (vector.Any(double.IsNaN))
            return Check.Wrong(what, "It has a number that is none: was it divided by a length of 0?");
        double cosine = Cosine(vector, [.. m.Zip(w, (a, b) => a - b)]);
        if (cosine < -0.999)
            return Check.Wrong(what, "It points from men to women: turn it round.");
        if (cosine < 0.999)
            return Check.Wrong(what, Cosine(vector, m) > 0.999
                ? "That is the mean of the men alone; most of it is what all pictures share. Take the women's off."
                : "It points elsewhere: the mean over men less the mean over women, in each unit.");
        return Check.That(what, Math.Abs(vector.Sum(v => v * v) - 1) < 1e-3, "The direction is right, its "
            + "length is not 1.");
    }

    /// <summary>Task 3: the share of doctors whose logit rises along the vector.</summary>
    /// <param name="score">The student's share.</param>
    /// <param name="vector">The vector of task 2.</param>
    /// <param name="derivatives">Of the doctor's logit, at pictures of doctors, [n, d].</param>
    /// <param name="others">Of the nurse's logit, at the same pictures.</param>
    public static CheckResult Score(
        double score, IReadOnlyList<double>? vector, Tensor derivatives, Tensor others)
    {
        ArgumentNullException.ThrowIfNull(derivatives);
        ArgumentNullException.ThrowIfNull(others);
        if (vector is null || vector.Count != derivatives.shape[1])
            return Check.NotDone("the TCAV score", "Task 2 comes first.");
        double[] along = Along(derivatives, vector);
        double expected = along.Average(s => s > 0 ? 1.0 : 0);
        return Check.Number("the TCAV score", score, expected, 1e-6,
            "For every picture of a doctor: does the derivative of the doctor's logit, times the vector, lie "
                + "above 0?",
            new Mistake(along.Average(), "That is the mean derivative. The score is the share of pictures where "
                + "it is above 0."),
            new Mistake(1 - expected, "That is the share where it falls: is the vector, or the sign, turned round?"),
            new Mistake(along.Count(s => s > 0), "That is the number of pictures; take the share."),
            new Mistake(Along(others, vector).Average(s => s > 0 ? 1.0 : 0), "That is the logit of another "
                + "profession."))
            .Means("Is that much? Ask what other directions score.");
    }

    /// <summary>Task 4: how often a random concept scores as far from one half, and slopes as steeply.</summary>
    /// <param name="ofScore">The student's p-value of the score.</param>
    /// <param name="ofSlope">The student's p-value of the mean slope.</param>
    /// <param name="vector">The vector of task 2.</param>
    /// <param name="derivatives">Of the doctor's logit, at pictures of doctors, [n, d].</param>
    /// <param name="scores">Scores of random concepts.</param>
    /// <param name="slopes">Their mean slopes.</param>
    public static CheckResult Chance(
        double ofScore, double ofSlope, IReadOnlyList<double>? vector, Tensor derivatives,
        IReadOnlyList<double> scores, IReadOnlyList<double> slopes)
    {
        ArgumentNullException.ThrowIfNull(derivatives);
        if (vector is null || vector.Count != derivatives.shape[1])
            return Check.NotDone("the p-values", "Task 2 comes first.");
        double[] along = Along(derivatives, vector);
        return CheckResult.All("the p-values",
            P("the p-value of the score", ofScore, along.Average(s => s > 0 ? 1.0 : 0) - 0.5,
                [.. scores.Select(s => s - 0.5)], "its distance from one half"),
            P("the p-value of the slope", ofSlope, along.Average(), slopes, "its size"))
            .Means("Where the rest of a network is nearly linear, a logit rises along a direction at every "
                + "picture or at "
                + "none, whatever the direction: then the score says little, and how steeply it rises says more.");

        static CheckResult P(string what, double p, double found, IReadOnlyList<double> random, string far)
        {
            int n = random.Count, asFar = random.Count(r => Math.Abs(r) >= Math.Abs(found) - 1e-6);
            int above = random.Count(r => r >= found - 1e-6);
            return Check.Number(what, p, (1.0 + asFar) / (1 + n), 1e-6,
                $"Among the random concepts and this one: how many are at least as far out? Take {far}.",
                new Mistake(asFar / (double)n, "Count the concept itself among those as far out, and among all: "
                    + "no finite "
                    + "number of draws shows a p-value of 0, and without it the test rejects too often."),
                new Mistake((1.0 + above) / (1 + n), $"One side only: a random concept may lie as far out on "
                    + "the other. "
                    + $"Take {far}."),
                new Mistake(above / (double)n, "One side only, and without the concept itself."));
        }
    }

    /// <summary>Task 5: what it does to the network's output to draw women as men.</summary>
    /// <param name="change">The student's number.</param>
    /// <param name="doctor">P(doctor) of each picture.</param>
    /// <param name="test">The test people.</param>
    public static CheckResult Change(double change, Func<FaceSet, double[]> doctor, FaceSet test)
    {
        ArgumentNullException.ThrowIfNull(doctor);
        ArgumentNullException.ThrowIfNull(test);
        if (double.IsNaN(change))
            return Check.NotDone("the change of P(doctor)");
        double[] now = doctor(test), then = doctor(test.Change(p => p.PresentedAs(GenderPresentation.Man)));
        int[] rows = [.. Enumerable.Range(0, test.Count)
            .Where(i => test.People[i].Presentation == GenderPresentation.Woman)];
        double expected = rows.Average(i => then[i] - now[i]);
        double men = Enumerable.Range(0, test.Count).Except(rows).Average(i => now[i]);
        return Check.Number("the change of P(doctor)", change, expected, 1e-5,
            "The women of the test pictures, drawn as men: P(doctor) after less before, averaged.",
            new Mistake(-expected, "The sign is turned: after less before."),
            new Mistake(now.Zip(then, (a, b) => b - a).Average(), "That is over everybody; men drawn as men do "
                + "not change, and "
                + "dilute it. Take the women."),
            new Mistake(men - rows.Average(i => now[i]), "That compares men with women, who differ in more than "
                + "presentation. "
                + "Draw the same women anew."))
            .Means("The same people, clothes and all: this is what presentation does to the output.");
    }

    /// <summary>Task 6: which statements follow.</summary>
    public static CheckResult Statements(string[]? supported) => Check.Names("the statements", supported,
        new Dictionary<string, string>
        {
            ["A"] = "Task 5 changed nothing but the presentation.",
            ["B"] = "The pictures are drawn, nine of ten doctors as men because somebody wrote a nine there.",
            ["C"] = "What was the p-value for, in task 4?",
            ["D"] = "What would the vector have been about, had the women worn nurses' caps?",
            ["E"] = "Presentation is how a drawing is meant to be read, one of two levels; it is nobody's gender.",
        },
        ["A", "C", "D"], "Read the task that it is about again.");

    static CheckResult Set(string what, FaceSet set, GenderPresentation presentation)
    {
        if (set.People.Any(p => p.Presentation != presentation))
        {
            return Check.Wrong(what, set.People.All(p => p.Presentation != presentation)
                ? "The two sets are exchanged."
                : "Not all of them present alike: With(\"presentation\", level, 1) makes it so.");
        }
        if (set.Count < 40)
            return Check.Wrong(what, "Too few: take at least forty.");
        return Check.That(what, set.People.All(p => p.Profession == Profession.None),
            "Some wear the clothes of a profession: the vector would be about clothes too.");
    }

    static double[] Along(Tensor derivatives, IReadOnlyList<double> vector) =>
        [.. derivatives.to(float64).matmul(tensor(vector.ToArray(), float64)).data<double>()];

    static double[] Means(Tensor t) => [.. t.to(float64).mean([0L]).data<double>()];

    static double Cosine(IReadOnlyList<double> a, IReadOnlyList<double> b) => a.Zip(b, (x, y) => x * y).Sum()
        / Math.Max(1e-300, Math.Sqrt(a.Sum(x => x * x)) * Math.Sqrt(b.Sum(y => y * y)));
}
