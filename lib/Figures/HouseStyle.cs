namespace FairLab.Figures;

/// <summary>
/// The house style as a template of Plotly's. It is added where a figure is drawn and never written into its file.
/// </summary>
public static class HouseStyle
{
    /// <summary>
    /// Okabe and Ito's colours, which people with any form of colour blindness can tell apart, in the order in which
    /// series take them; black is kept for what others are compared with. The grey is darker than theirs, which a
    /// deuteranope takes for the purple.
    /// </summary>
    public static IReadOnlyList<string> Palette { get; } =
        ["#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9", "#585858", "#F0E442"];

    /// <summary>Signed amounts: vermillion below 0, white at 0, blue above.</summary>
    public static IReadOnlyList<(double At, string Colour)> Diverging { get; } = [(0, "#D55E00"), (0.5, "#FFFFFF"),
        (1, "#0072B2")];

    /// <summary>The colour of what is undefined, which no amount has.</summary>
    public const string Undefined = "#D9D9D9";

    /// <summary>
    /// The template, JSON as in <c>layout.template</c>. It is a text, so that pages can be written without Plotly.NET.
    /// </summary>
    public static string Template { get; } = $$$"""
        {"layout":{
        "font":{"family":"Helvetica, Arial, sans-serif","size":13,"color":"#222222"},
        "title":{"x":0,"xref":"paper","y":1,"yref":"container","yanchor":"top","pad":{"t":14},"font":{"size":16}},
        "paper_bgcolor":"#ffffff","plot_bgcolor":"#ffffff","colorway":["{{{string.Join("\",\"", Palette)}}}"],
        "colorscale":{"diverging":[{{{DivergingScale}}}]},
        "margin":{"l":70,"r":30,"t":92,"b":64},"hovermode":"closest","bargap":0.25,
        "legend":{"orientation":"h","x":0,"y":1.02,"yanchor":"bottom"},
        "xaxis":{{{Axis}}},"yaxis":{{{Axis}}},
        "annotationdefaults":{"showarrow":false,"borderpad":0,"font":{"size":12,"color":"#444444"} },
        "coloraxis":{"colorbar":{{{ColourBar}}} },
        "shapedefaults":{"line":{"color":"#444444","width":1,"dash":"dash"} } },
        "data":{
        "bar":[{"error_y":{{{Bars}}} }],
        "scatter":[{"marker":{"size":8},"error_x":{{{Bars}}},"error_y":{{{Bars}}} }],
        "heatmap":[{"hoverongaps":false,"colorbar":{{{ColourBar}}} }] } }
        """.ReplaceLineEndings("");

    const string Axis = """
        {"automargin":true,"gridcolor":"#e5e5e5","zerolinecolor":"#b0b0b0","linecolor":"#b0b0b0",
        "showline":true,"ticks":"outside","title":{"standoff":12}}
        """;

    const string ColourBar = """
        {"outlinewidth":0,"thickness":14,"ticks":"outside","tickfont":{"size":11},"title":{"font":{"size":12}}}
        """;

    const string Bars = """{"thickness":1.2,"width":3}""";

    static string DivergingScale =>
        string.Join(',', Diverging.Select(s => FormattableString.Invariant($"[{s.At},\"{s.Colour}\"]")));
}
