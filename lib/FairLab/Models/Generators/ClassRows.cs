using FairLab.Numerics;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>
/// The rows of each class, from which batches are drawn that hold all classes alike: a rare one is learnt as long as a
/// frequent one.
/// </summary>
sealed class ClassRows
{
    readonly int[][] _members;

    /// <param name="classes">The class of each row, numbered from 0.</param>
    /// <param name="what">What a row is, in messages.</param>
    /// <exception cref="ArgumentException">A class without a row.</exception>
    public ClassRows(IReadOnlyList<int> classes, string what)
    {
        if (classes.Min() < 0)
            throw new ArgumentException($"found class {classes.Min()}, expected numbers from 0 on", nameof(classes));
        _members = [.. Enumerable.Range(0, classes.Max() + 1)
            .Select(c => Enumerable.Range(0, classes.Count).Where(i => classes[i] == c).ToArray())];
        var empty = Array.FindIndex(_members, m => m.Length == 0);
        if (empty >= 0)
            throw new ArgumentException($"found no {what} of class {empty}, expected at least one of each class up to "
                + $"{_members.Length - 1}", nameof(classes));
    }

    public int Count => _members.Length;

    public IReadOnlyList<int> this[int @class] => _members[@class];

    /// <summary>Classes, each as likely as another.</summary>
    public int[] Draw(int count, SeededRandom random)
    {
        var classes = new int[count];
        for (var i = 0; i < count; i++)
            classes[i] = random.Next(Count);
        return classes;
    }

    /// <summary>A row of each of some classes.</summary>
    public Tensor RowsOf(int[] classes, SeededRandom random) =>
        tensor(Array.ConvertAll(classes, c => (long)_members[c][random.Next(_members[c].Length)]));

    /// <summary>1 in the column of each row's class, shape [n, classes].</summary>
    public static Tensor OneHot(IReadOnlyList<int> classes, int count)
    {
        var member = new float[classes.Count * count];
        for (var row = 0; row < classes.Count; row++)
            member[row * count + classes[row]] = 1;
        return tensor(member, [classes.Count, count]);
    }
}
