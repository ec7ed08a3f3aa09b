using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;

namespace FairLab.Notebooks;

/// <summary>Cells that are shown as what they are written in, such as Markdown.</summary>
internal sealed class TextKernel : Kernel, IKernelCommandHandler<SubmitCode>
{
    readonly string _mimeType;

    public TextKernel(string name, string language, string mimeType) : base(name)
    {
        _mimeType = mimeType;
        KernelInfo.LanguageName = language;
        KernelInfo.Description = $"Show {language}";
    }

    Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context)
    {
        context.DisplayAs(command.Code.Trim('\n'), _mimeType);
        return Task.CompletedTask;
    }
}
