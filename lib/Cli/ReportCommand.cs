using System.CommandLine;
using FairLab.Report.Site;
using FairLab.Runs;
using Spectre.Console;

namespace FairLab.Cli;

/// <summary><c>fairlab report</c>: the report anew, from what is finished.</summary>
static class ReportCommand
{
    public static Command Create()
    {
        var command = new Command("report", """
            Write results/report/index.html anew from what is finished; nothing is executed.
            Example: fairlab report
            """);
        command.SetAction(_ =>
        {
            string report = SiteBuilder.Write(Repository.Root, []);
            Terminal.Error.WriteLine($"Report: {Path.GetRelativePath(Environment.CurrentDirectory, report)}");
        });
        return command;
    }
}
