using FairLab.Experiments;
using Spectre.Console;

namespace FairLab.Cli.Repositories;

/// <summary>
/// Whether the code of a clone may run on this machine. A yes holds for one commit, and is kept outside the clone.
/// </summary>
static class Trust
{
    /// <summary>Goes on where the user has said yes, asks where there is a terminal to answer.</summary>
    /// <param name="address">Where the clone came from.</param>
    /// <param name="clone">Its folder.</param>
    /// <param name="given">Whether the command says <c>--trust</c>.</param>
    /// <exception cref="UsageException">The answer is no, or nobody can be asked.</exception>
    public static void Require(GitAddress address, string clone, bool given)
    {
        string said = clone + ".trusted";
        if (File.Exists(said))
            return;
        if (!given)
        {
            int notebooks = Directory.GetFiles(Path.Combine(clone, "notebooks"), "*.ipynb").Length;
            Terminal.Error.WriteLine(FormattableString.Invariant($"""

                {address}
                is in {clone}, where you can read it; nothing of it has run yet.
                A notebook is code: its notebooks ({notebooks}) and the claims of its experiments will run on this
                machine as you, and can read, change and send what you can.
                """));
            if (Console.IsInputRedirected)
            {
                throw new UsageException(
                    "there is no terminal to ask; once you have read them, run the same command with --trust");
            }
            Console.Error.Write("Run it? Type yes to go on: ");
            if (Console.In.ReadLine()?.Trim().ToLowerInvariant() is not ("yes" or "y"))
                throw new UsageException("nothing was run; the clone stays where it is");
        }
        File.WriteAllText(said, "");
    }
}
