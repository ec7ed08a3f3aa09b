using FairLab.Data;

namespace FairLab.Models;

/// <summary>What a network of several classes, or of numbers, learns of people: their outcome as it was read.</summary>
static class TargetLabels
{
    /// <summary>The outcome as one of some classes.</summary>
    /// <exception cref="ArgumentException">People without an outcome, or a number.</exception>
    public static Target Classes(TabularDataset data)
    {
        var target = Target(data);
        return target.Kind != TargetKind.Regression ? target : throw new ArgumentException(
            $"{data.Id}: found a number as the target '{target.Name}', expected classes: "
            + $"{nameof(NetworkLearner.TrainRegression)} learns numbers", nameof(data));
    }

    /// <summary>The class of each person as a place in the classes that a network knows, shape [n].</summary>
    /// <exception cref="ArgumentException">A class that it does not know, with the nearest.</exception>
    public static int[] Codes(TabularDataset data, IReadOnlyList<string> classes)
    {
        var target = Classes(data);
        if (target.Classes.SequenceEqual(classes))
            return target.Codes;
        var codes = target.Classes.Select(name => classes.ToList().IndexOf(name)).ToArray();
        var row = Array.FindIndex(target.Codes, code => codes[code] < 0);
        return row < 0 ? Array.ConvertAll(target.Codes, code => codes[code]) : throw new ArgumentException(
            $"{data.Id}, row {row}: found the class '{target.Classes[target.Codes[row]]}' of '{target.Name}', expected "
            + NearestName.Expected("class", target.Classes[target.Codes[row]], classes), nameof(data));
    }

    /// <summary>The number of each person, shape [n].</summary>
    /// <exception cref="ArgumentException">People without an outcome, or one of some classes.</exception>
    public static double[] Values(TabularDataset data)
    {
        var target = Target(data);
        return target.Kind == TargetKind.Regression ? target.Values : throw new ArgumentException($"{data.Id}: found "
            + $"{target.Classes.Count} classes as the target '{target.Name}', expected a number: "
            + $"{nameof(NetworkLearner.TrainMulticlass)} learns classes", nameof(data));
    }

    /// <summary>Which classes are favourable, by the people who have them; null where nothing is said to be.</summary>
    public static bool[]? Favourable(params IReadOnlyList<TabularDataset> parts)
    {
        if (!parts.All(part => part.HasLabels))
            return null;
        var favourable = new bool[Classes(parts[0]).Classes.Count];
        foreach (var part in parts)
            foreach (var (code, label) in Codes(part, Classes(parts[0]).Classes).Zip(part.Labels))
                favourable[code] |= label == 1;
        return favourable;
    }

    static Target Target(TabularDataset data) => data.Target ?? throw new ArgumentException(
        $"{data.Id}: found people without labels, as for predicting, expected an outcome for each", nameof(data));
}
