using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace FairLab.Cli.Repositories;

/// <summary>The git of this machine.</summary>
/// <param name="echo">Whether what git says of its progress is shown.</param>
sealed class Git(bool echo)
{
    const string Absent = "git is not installed, and a repository is cloned with it: "
        + "apt-get install git (Debian, Ubuntu; with sudo), or conda install git. "
        + "Without it: download the repository as an archive, unpack it, and  fairlab run FOLDER";

    /// <summary>Runs git; what it answers.</summary>
    /// <exception cref="InvalidOperationException">There is no git.</exception>
    /// <exception cref="GitException">It failed.</exception>
    public async Task<string> RunAsync(CancellationToken cancel, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        // Its messages are read; a question nobody can answer would wait for ever.
        start.Environment["LC_ALL"] = "C";
        if (Console.IsInputRedirected)
            start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        // A repository around the working directory, as in a hook, is not the one meant.
        start.Environment.Remove("GIT_DIR");
        start.Environment.Remove("GIT_WORK_TREE");
        Process git;
        try
        {
            git = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException(Absent, e);
        }
        using (git)
        {
            var output = git.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var errors = ReadAsync(git.StandardError);
            try
            {
                await git.WaitForExitAsync(cancel);
            }
            catch (OperationCanceledException)
            {
                git.Kill(entireProcessTree: true);
                await git.WaitForExitAsync(CancellationToken.None);
                throw;
            }
            string said = await errors;
            return git.ExitCode == 0 ? await output : throw new GitException(said);
        }
    }

    async Task<string> ReadAsync(StreamReader errors)
    {
        var all = new StringBuilder();
        char[] buffer = new char[1024];
        int n;
        while ((n = await errors.ReadAsync(buffer)) > 0)
        {
            all.Append(buffer, 0, n);
            if (echo)
                await Console.Error.WriteAsync(buffer, 0, n);
        }
        return all.ToString();
    }
}
