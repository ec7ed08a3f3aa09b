using System.Text.RegularExpressions;

namespace TorchSharp.Tests.Surface;

/// <summary>Members by owner and name alone, as both metadata and the list of signatures can be read.</summary>
internal static partial class SurfaceNames
{
    /// <summary>The <c>Owner.member</c> of a listed signature.</summary>
    internal static string OfEntry(string entry)
    {
        var text = SurfaceText.Canonical(entry);
        var head = HeadPattern().Match(text);
        return head.Success ? $"{head.Groups[1].Value}.{(head.Groups[3].Success ? "operator" : head.Groups[2].Value)}" : text;
    }

    /// <summary>The same of a member in metadata.</summary>
    internal static string OfMember(string owner, string member)
    {
        var plain = owner.Split('`')[0];
        var name = member switch
        {
            ".ctor" => plain,
            "get_Item" or "set_Item" => "this",
            _ when member.StartsWith("op_", StringComparison.Ordinal) => "operator",
            _ when member.StartsWith("get_", StringComparison.Ordinal) || (member.StartsWith("set_", StringComparison.Ordinal) && char.IsLower(member[4]) is var _ && plain != "torch") => member[4..],
            _ => member,
        };
        return $"{plain}.{name}";
    }

    [GeneratedRegex(@"(\w+)(?:<[^<>]*>)?\.(?:(\w+)(?:<[^<>]*>)?(?=[\(\[]|$)|(operator|implicit|explicit)\b)")]
    private static partial Regex HeadPattern();
}
