#pragma warning disable CS1591 // One property an HTML element; its name says it.
namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>The elements of HTML, for <c>using static</c>; see <see cref="PocketView"/>.</summary>
public static class PocketViewTags
{
    public static dynamic a => new PocketView("a");

    public static dynamic b => new PocketView("b");

    public static dynamic br => new PocketView("br");

    public static dynamic button => new PocketView("button");

    public static dynamic code => new PocketView("code");

    public static dynamic dd => new PocketView("dd");

    public static dynamic div => new PocketView("div");

    public static dynamic dl => new PocketView("dl");

    public static dynamic dt => new PocketView("dt");

    public static dynamic em => new PocketView("em");

    public static dynamic figure => new PocketView("figure");

    public static dynamic h1 => new PocketView("h1");

    public static dynamic h2 => new PocketView("h2");

    public static dynamic h3 => new PocketView("h3");

    public static dynamic h4 => new PocketView("h4");

    public static dynamic h5 => new PocketView("h5");

    public static dynamic h6 => new PocketView("h6");

    public static dynamic hr => new PocketView("hr");

    public static dynamic i => new PocketView("i");

    public static dynamic img => new PocketView("img");

    public static dynamic li => new PocketView("li");

    public static dynamic ol => new PocketView("ol");

    public static dynamic p => new PocketView("p");

    public static dynamic pre => new PocketView("pre");

    public static dynamic section => new PocketView("section");

    public static dynamic small => new PocketView("small");

    public static dynamic span => new PocketView("span");

    public static dynamic strong => new PocketView("strong");

    public static dynamic style => new PocketView("style");

    public static dynamic sub => new PocketView("sub");

    public static dynamic summary => new PocketView("summary");

    public static dynamic sup => new PocketView("sup");

    public static dynamic table => new PocketView("table");

    public static dynamic tbody => new PocketView("tbody");

    public static dynamic td => new PocketView("td");

    public static dynamic th => new PocketView("th");

    public static dynamic thead => new PocketView("thead");

    public static dynamic tr => new PocketView("tr");

    public static dynamic u => new PocketView("u");

    public static dynamic ul => new PocketView("ul");

    public static dynamic details => new PocketView("details");
}
