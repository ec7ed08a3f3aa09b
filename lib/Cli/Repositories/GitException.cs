namespace FairLab.Cli.Repositories;

/// <summary>Git failed; the message is what it said last.</summary>
/// <param name="said">All that it said.</param>
sealed class GitException(string said) : Exception(Last(said))
{
    static readonly (string Said, string Meaning)[] Known =
    [
        ("Could not resolve", Unreachable),
        ("Couldn't resolve", Unreachable),
        ("Connection refused", Unreachable),
        ("Failed to connect", Unreachable),
        ("timed out", Unreachable),
        ("Network is unreachable", Unreachable),
        ("Couldn't connect", Unreachable),
        ("could not read Username", Private),
        ("Authentication failed", Private),
        ("Permission denied", Private),
        ("Host key verification failed", Private),
        ("not found", Absent),
        ("does not exist", Absent),
        ("does not appear to be a git repository", Absent),
        ("not a git repository", Absent),
        ("No space left", "the disk is full; nothing of it is kept"),
    ];

    const string Unreachable = "it cannot be reached: look at the network and the address; "
        + "a clone that is on this machine needs neither:  fairlab run FOLDER";

    const string Private = "it asks for a sign-in, or there is no such repository: clone it with git yourself, then  "
        + "fairlab run FOLDER";

    const string Absent = "there is no git repository: look at the address";

    /// <summary>What it means for who typed the address.</summary>
    public string Meaning { get; } =
        Known.FirstOrDefault(k => said.Contains(k.Said, StringComparison.OrdinalIgnoreCase)).Meaning
            ?? "git could not do it";

    static string Last(string said)
    {
        string[] lines =
            said.Split(['\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.LastOrDefault(l => l.StartsWith("fatal:", StringComparison.Ordinal))
            ?? lines.LastOrDefault() ?? "it said nothing";
    }
}
