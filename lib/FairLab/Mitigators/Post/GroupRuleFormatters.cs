using System.Net;

namespace FairLab.Mitigators;

/// <summary>
/// The formatters of what was fitted, found by name: what a post-processor learned as a table, and the notes.
/// </summary>
#pragma warning disable CA1822 // found by name, called on an instance
sealed class GroupRuleFormatters
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<object>("text/html", value => value switch
        {
            GroupRule rule => Html(rule, rule.Notes),
            FairModel model => Html(model.Rule as GroupRule, model.Notes),
            _ => null,
        }),
        new TypeFormatter<object>("text/plain", value => value.ToString()),
    ];

    static string Html(GroupRule? rule, IReadOnlyList<string> notes) =>
        (rule is { Groups.Count: > 0 } ? rule.ToTable().ToHtml() : "")
        + string.Concat(notes.Select(note => $"<p>{WebUtility.HtmlEncode(note)}</p>"));
}
