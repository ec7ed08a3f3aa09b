namespace FairLab.Data.Faces;

/// <summary>
/// A factor with levels: how often each is drawn, and which one a person has. The order is that of drawing: a factor
/// may depend on those before it.
/// </summary>
sealed record FaceFactor(string Name, string[] Levels, double[] Weights, Func<FaceFactors, int> Of)
{
    public static IReadOnlyList<FaceFactor> All { get; } =
    [
        new("tone", ["lighter", "darker"], [1, 1], f => f.IsDarker ? 1 : 0),
        new("age", ["0-19", "20-39", "40-59", "60+"], [1, 1, 1, 1], f => (int)f.AgeBin),
        new("profession", ["none", "doctor", "nurse", "teacher", "mechanic"], [1, 1, 1, 1, 1], f => (int)f.Profession),
        new("presentation", ["woman", "man"], [1, 1], f => (int)f.Presentation),
        new("hair", ["black", "dark brown", "brown", "blond", "red"], [0.3, 0.25, 0.2, 0.15, 0.1], f => (int)f.Hair),
        new("glasses", ["no", "yes"], [0.7, 0.3], f => f.Glasses ? 1 : 0),
        new("expression", ["neutral", "smile"], [1, 1], f => f.Smile > SmileFrom ? 1 : 0),
        new("clothing", ["plain", "white coat", "apron"], [1, 0, 0], f => (int)f.Outfit.Clothing),
        new("headwear", ["none", "cap", "hard hat"], [1, 0, 0], f => (int)f.Outfit.Headwear),
        new("stethoscope", ["no", "yes"], [1, 0], f => f.Outfit.Stethoscope ? 1 : 0),
        new("background", ["plain", "board", "wall"], [0.6, 0.1, 0.3], f => (int)f.Background),
    ];

    /// <summary>A mouth that curves by more smiles.</summary>
    public const double SmileFrom = 0.35;

    /// <summary>The factor of a name.</summary>
    public static FaceFactor Named(string name) => All.FirstOrDefault(f => f.Name == name)
        ?? throw new ArgumentException(NearestName.Message("factor", name, [.. All.Select(f => f.Name)]), nameof(name));

    /// <summary>The number of a level.</summary>
    public int Level(string level)
    {
        var index = Array.IndexOf(Levels, level);
        return index >= 0 ? index
            : throw new ArgumentException(NearestName.Message($"level of '{Name}'", level, Levels), nameof(level));
    }

    /// <summary>The level's shares for somebody of whom the factors before it are known.</summary>
    public double[] Shares(IReadOnlyList<FaceShare> shares, IReadOnlyDictionary<string, string> known)
    {
        var own = shares.Where(s => s.Factor == Name).ToList();
        var weights = Fixed(Weights, own.Where(s => s.Given is null));
        var last = own.LastOrDefault(s => s.Given is not null && known[s.Given] == s.GivenLevel);
        return last is null ? weights
            : Fixed(weights, own.Where(s => s.Given == last.Given && s.GivenLevel == last.GivenLevel));
    }

    // Levels that are named have their shares; the others divide the rest as they did before.
    double[] Fixed(double[] weights, IEnumerable<FaceShare> named)
    {
        var set = new Dictionary<int, double>();
        foreach (var share in named)
            set[Level(share.Level)] = share.Share;
        var (taken, left) = (set.Values.Sum(), weights.Where((_, i) => !set.ContainsKey(i)).Sum());
        // Where nothing before is left to go by, the others share alike.
        var others = Levels.Length - set.Count;
        return [.. weights.Select((weight, i) => set.TryGetValue(i, out var share) ? share
            : (1 - taken) * (left > 0 ? weight / left : 1.0 / others))];
    }

    /// <summary>Refuses shares that nobody can have.</summary>
    public void Check(IReadOnlyList<FaceShare> shares)
    {
        foreach (var group in shares.Where(s => s.Factor == Name).GroupBy(s => (s.Given, s.GivenLevel)))
        {
            var set = group.GroupBy(s => s.Level).Select(g => g.Last()).ToList();
            var total = set.Sum(s => s.Share);
            var where = group.Key.Given is null ? "" : $" given {group.Key.Given} '{group.Key.GivenLevel}'";
            if (total > 1 + 1e-9 || (set.Count == Levels.Length && total < 1 - 1e-9))
                throw new ArgumentException(FormattableString.Invariant(
                    $"factor '{Name}'{where}: found shares that add up to {total}, expected 1")
                    + (set.Count < Levels.Length ? " or less" : ""));
        }
    }
}
