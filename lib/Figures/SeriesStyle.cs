namespace FairLab.Figures;

/// <summary>How a series looks: the same group, method or model has the same colour in every figure.</summary>
/// <param name="Colour">Its colour, #RRGGBB.</param>
/// <param name="Symbol">The symbol of its points, in Plotly's words.</param>
/// <param name="Dash">The dashes of its line, in Plotly's words: what tells series of one group apart.</param>
public sealed record SeriesStyle(string Colour, string Symbol, string Dash)
{
    const string Reference = "#000000";

    // Names to places in the palette; -1 is black. What stands on one line never meets in one figure.
    static readonly Dictionary<string, int> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["African-American"] = 0, ["Black"] = 0, ["women"] = 0, ["female"] = 0,
        ["Caucasian"] = 1, ["European"] = 1, ["White"] = 1, ["men"] = 1, ["male"] = 1,
        ["Hispanic"] = 4, ["Asian"] = 2,
        // Tones have a hue each, blue and orange; their halves are told apart within it.
        ["darker"] = 0, ["darker woman"] = 0, ["darker women"] = 0, ["darker man"] = 5, ["darker men"] = 5,
        ["lighter"] = 1, ["lighter woman"] = 1, ["lighter women"] = 1, ["lighter man"] = 3, ["lighter men"] = 3,
        ["adult"] = 0, ["adult-counts"] = 0, ["compas"] = 1, ["compas-counts"] = 1,
        ["mean-pool"] = 0, ["gru"] = 1, ["cnn"] = 2, ["ridge"] = 4, ["network"] = 2,
        ["none"] = -1, ["maximum-profit"] = -1,
        ["removal"] = 6, ["race-blind"] = 5,
        ["reweighing"] = 2, ["optimized-preprocessing"] = 3, ["disparate-impact-repair"] = 4,
        ["prejudice-remover"] = 1, ["gap-penalty"] = 0, ["reduction"] = 2, ["reduction-odds"] = 3, ["penalty"] = 0,
            ["penalty-ig"] = 1,
        ["equalized-odds"] = 0, ["calibrated-odds"] = 1, ["calibrated-odds-fpr"] = 4, ["reject-option"] = 2,
            ["group-thresholds"] = 5,
        ["equal-opportunity"] = 4, ["demographic-parity"] = 3,
        ["single"] = -1, ["equal"] = 0, ["inverse"] = 1, ["uncertainty"] = 2, ["shuffled"] = 5,
    };

    // A method's symbol tells where it acts: on the data (circle), in training (square), on decisions (diamond).
    static readonly Dictionary<string, string> Symbols = new(StringComparer.OrdinalIgnoreCase)
    {
        ["removal"] = "circle", ["reweighing"] = "circle", ["optimized-preprocessing"] = "circle",
            ["disparate-impact-repair"] = "circle",
        ["prejudice-remover"] = "square", ["gap-penalty"] = "square", ["reduction"] = "square",
            ["reduction-odds"] = "square",
        ["equalized-odds"] = "diamond", ["calibrated-odds"] = "diamond", ["calibrated-odds-fpr"] = "diamond",
        ["reject-option"] = "diamond", ["group-thresholds"] = "diamond",
    };

    static readonly string[] Order = ["circle", "square", "diamond", "triangle-up", "cross", "x", "star", "pentagon"];

    static readonly string[] Dashes = ["solid", "dash", "dot", "dashdot"];

    /// <summary>The styles of a figure's series, no two alike.</summary>
    /// <param name="names">
    /// Their names. Up to a comma, a colon or a space the name may be that of a group: "black, employers" has the
    /// colour of "black".
    /// </param>
    public static IReadOnlyList<SeriesStyle> Of(IReadOnlyList<string> names)
    {
        int?[] known = [.. names.Select(Place)];
        var free = Enumerable.Range(0, HouseStyle.Palette.Count).Except(known.OfType<int>())
            .Concat(Enumerable.Range(0, names.Count)).GetEnumerator();
        var taken = new List<SeriesStyle>();
        for (int i = 0; i < names.Count; i++)
        {
            if (known[i] is null)
                free.MoveNext();
            int at = known[i] ?? free.Current % HouseStyle.Palette.Count;
            string colour = at < 0 ? Reference : HouseStyle.Palette[at];
            int like = known[i] is null ? 0 : names.Take(i).Count(n =>
                string.Equals(Head(n), Head(names[i]), StringComparison.OrdinalIgnoreCase));
            string first = Symbols.GetValueOrDefault(
                Head(names[i]), Order[(known[i] ?? i) < 0 ? 0 : (known[i] ?? i) % Order.Length]);
            string symbol = Order.Prepend(first).FirstOrDefault(s =>
                !taken.Exists(t => (t.Colour, t.Symbol) == (colour, s)), first);
            taken.Add(new SeriesStyle(colour, symbol, Dashes[like % Dashes.Length]));
        }
        return taken;
    }

    static int? Place(string name) => Known.TryGetValue(name, out int at) || Known.TryGetValue(Head(name), out at) ? at
        : null;

    static string Head(string name) => name.Split([',', ':', ' '], 2)[0];
}
