using System.Reflection;

namespace FairLab.Notebooks;

/// <summary>Variables of cells: the compiler makes each a public field of the cell's class.</summary>
internal static class SubmissionFields
{
    public static IReadOnlyList<SessionVariable> Read(IEnumerable<object?> submissions)
    {
        OrderedDictionary<string, SessionVariable> newest = new(StringComparer.Ordinal);
        foreach (var submission in submissions)
        {
            if (submission is null)
                continue;
            var fields = submission.GetType()
                .GetFields(
                    BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Where(field => !field.Name.Contains('<', StringComparison.Ordinal))
                .OrderBy(field => field.MetadataToken);
            foreach (var field in fields)
            {
                newest.Remove(field.Name);
                newest.Add(field.Name, new SessionVariable(field.Name, field.FieldType, field.GetValue(submission)));
            }
        }

        return [.. newest.Values];
    }
}
