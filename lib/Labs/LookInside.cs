using System.Text.RegularExpressions;
using FairLab.Data;
using FairLab.Detectors;
using FairLab.Models;
using FairLab.Numerics;

namespace FairLab.Labs;

/// <summary>Checks of lab 4, names in texts: counterfactuals and attributions.</summary>
public static partial class LookInside
{
    /// <summary>Task 1: a text with every name exchanged for its counterpart.</summary>
    public static CheckResult Swap(Func<string, string>? swap)
    {
        const string what = "the exchange of names";
        if (swap is null)
            return Check.NotDone(what);
        var pairs = Person.RaceSwap;
        string first = pairs.Keys.First(), second = pairs[first];
        if (swap("nobody was there") != "nobody was there")
            return Check.Wrong(what, "A text without a name must stay as it is.");
        foreach (var (name, other) in pairs)
        {
            string found = swap($"{name} was there");
            if (found == $"{name} was there")
            {
                return Check.Wrong(what, swap($"{other} was there") == $"{name} was there"
                    ? "It exchanges in one direction only, or a name that was exchanged is exchanged back by a "
                        + "later step."
                    : "A name stays as it is. Was it exchanged, and exchanged back by a later step?");
            }
            if (found != $"{other} was there")
                return Check.Wrong(what, "A name becomes something else than its counterpart in Person.RaceSwap.");
        }
        if (swap($"{first}ville") != $"{first}ville")
            return Check.Wrong(what, "It exchanges a name inside a longer word: exchange whole words.");
        return Check.That(what, swap($"{first} met {second}") == $"{second} met {first}",
            "Two names in one text: exchange all at once, not one after the other.");
    }

    /// <summary>Task 2: how the valence changes with the names.</summary>
    public static CheckResult Gap(double gap, TextModel model, IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(texts);
        double[][] own = model.Predict(texts), other = model.Predict([.. texts.Select(Exchanged)]);
        double Mean(int output, Func<double, double> of) =>
            own.Zip(other, (a, b) => of(a[output] - b[output])).Average();
        int valence = model.Outputs - 1;
        return Check.Number("the gap of the valence", gap, Mean(valence, d => d), 1e-6,
            "For every text the valence as written less the valence with the names exchanged; then the mean.",
            new Mistake(-Mean(valence, d => d), "The sign is turned: as written less exchanged."),
            new Mistake(Mean(valence, Math.Abs), "That is the mean size: sizes do not cancel, and never show a "
                + "direction."),
            new Mistake(Mean(0, d => d), "That is the first output, anger. The valence is the last."))
            .Means("The same sentence, about somebody else: nothing but the name can have done it.");
    }

    /// <summary>Task 3: what attributions fall short of completeness.</summary>
    public static CheckResult Completeness(double largest, IReadOnlyList<TextAttribution> explained)
    {
        ArgumentNullException.ThrowIfNull(explained);
        double Sum(TextAttribution a) => a.Values.Where(v => !double.IsNaN(v)).Sum();
        return Check.Number("the largest residual", largest, explained.Max(a => Math.Abs(a.Residual)), 1e-7,
            "For every text: the sum of its words' values, less (score - baseline score). Then the largest size.",
            new Mistake(explained.Max(a => Math.Abs(Sum(a) - a.Score)), "The words explain the difference from "
                + "the baseline's "
                + "score, not the whole score."),
            new Mistake(explained.Max(a => a.Residual), "Take the size before the largest: a residual below 0 "
                + "counts too."),
            new Mistake(explained.Average(a => Math.Abs(a.Residual)), "That is the mean. One bad text is enough "
                + "to mislead."))
            .Means("What is left over is the error of an integral taken in steps: more steps make it smaller.");
    }

    /// <summary>Task 4: what the name itself counts for, between the groups.</summary>
    /// <param name="gap">The student's number.</param>
    /// <param name="own">Explanations of texts with African-American names.</param>
    /// <param name="other">Those of the same texts with the names exchanged.</param>
    public static CheckResult NameGap(
        double gap, IReadOnlyList<TextAttribution> own, IReadOnlyList<TextAttribution> other)
    {
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(other);
        double Mean(IReadOnlyList<TextAttribution> of, Func<double, double> how) => of.Average(a =>
            a.Words.Zip(a.Values).Where(w => IsName(w.First)).Average(w => how(w.Second)));
        double All(IReadOnlyList<TextAttribution> of) => of.Average(a => a.Values.Where(v => !double.IsNaN(v)).Sum());
        double Each(IReadOnlyList<TextAttribution> of) =>
            of.Average(a => a.Values.Where(v => !double.IsNaN(v)).Average());
        return Check.Number("what the names count for", gap, Mean(own, v => v) - Mean(other, v => v), 1e-6,
            "In each text take the value of the word that is a name; the mean over texts as written, less that "
                + "of the exchanged.",
            new Mistake(Mean(own, Math.Abs) - Mean(other, Math.Abs), "Those are sizes; keep the signs."),
            new Mistake(All(own) - All(other), "That is all words together. Take the word that is a name."),
            new Mistake(Each(own) - Each(other), "That is the mean over all words. Take the word that is a name."),
            new Mistake(Mean(other, v => v) - Mean(own, v => v), "The sign is turned: as written less exchanged."))
            .Means("It points where the counterfactual points, and has another size: a changed name also "
                + "changes what the "
                + "other words count for.");
    }

    /// <summary>Task 5: is the control's difference one of the groups of names, or of these forty names?</summary>
    /// <param name="p">The student's p-value.</param>
    /// <param name="score">The mean valence of each name.</param>
    /// <param name="first">Whether each name belongs to the first group.</param>
    public static CheckResult Chance(double p, IReadOnlyList<double> score, IReadOnlyList<bool> first)
    {
        ArgumentNullException.ThrowIfNull(score);
        ArgumentNullException.ThrowIfNull(first);
        const string what = "the p-value of the names";
        if (double.IsNaN(p))
            return Check.NotDone(what);
        if (p is < 0 or > 1)
            return Check.Wrong(what, "A p-value lies between 0 and 1.");
        var random = new SeededRandom(17);
        double[] dealt = [.. score];
        double Gap() => Mean(true) - Mean(false);
        double Mean(bool of) => dealt.Where((_, i) => first[i] == of).Average();
        double observed = Gap();
        const int draws = 4000;
        int asFar = 0, oneSide = 0;
        for (int draw = 0; draw < draws; draw++)
        {
            random.Shuffle(dealt.AsSpan());
            double gap = Gap();
            asFar += Math.Abs(gap) >= Math.Abs(observed) ? 1 : 0;
            oneSide += gap * Math.Sign(observed) >= Math.Abs(observed) ? 1 : 0;
        }
        double far = (1.0 + asFar) / (1 + draws), half = (1.0 + oneSide) / (1 + draws);
        // A student's own draws scatter about it.
        return Check.Number(what, p, far, 0.035,
            "Deal the forty scores out anew to the names, many times; how often is the difference of the two "
                + "means as far from 0?",
            new Mistake(half, "That counts one side only. Before one has looked, a difference may point either way."),
            new Mistake(1 - far, "That is how often chance gives less. A p-value is how often it gives as much "
                + "or more."),
            new Mistake(0, "So sure? Sentences with the same name are no new evidence about names: deal out the "
                + "names, of which "
                + "there are forty."))
            .Means("Forty names are few: a difference between them need not be one between groups of names.");
    }

    /// <summary>Task 6: which statements follow.</summary>
    public static CheckResult Statements(string[]? supported) => Check.Names("the statements", supported,
        new Dictionary<string, string>
        {
            ["A"] = "Task 2 changed nothing but the names.",
            ["B"] = "The corpus was made so that names go together with emotions; nobody was asked about anybody.",
            ["C"] = "Task 5 is about it.",
            ["D"] = "These are forty names and one model; and a sum of 0 may hide differences that cancel.",
            ["E"] = "Compare tasks 2 and 4: one changes the text, one takes the output apart.",
        },
        ["A", "C", "E"], "Read the task that it is about again.");

    /// <summary>Whether a word, as the tokenizer gives it, is one of the forty names.</summary>
    static bool IsName(string word) => Person.Names.Contains(word, StringComparer.OrdinalIgnoreCase);

    static string Exchanged(string text) =>
        Word().Replace(text, m => Person.RaceSwap.GetValueOrDefault(m.Value, m.Value));

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
