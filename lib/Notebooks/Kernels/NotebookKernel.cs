using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Events;

namespace FairLab.Notebooks;

/// <summary>
/// The kernel of a session: its languages side by side, with .NET Interactive's directives and those that its tool
/// adds.
/// </summary>
internal static class NotebookKernel
{
    public static CompositeKernel Create(NotebookSession session, PackageDirectives packages)
    {
        var composite = new CompositeKernel();
        composite.Add(new CSharpKernel(session).UseValueSharing().UseWho(), ["c#", "C#"]);
        composite.Add(new FSharpKernel(session).UseValueSharing().UseWho(), ["f#", "F#"]);
        composite.Add(new TextKernel("markdown", "Markdown", "text/markdown"), ["md"]);
        composite.Add(new HtmlKernel());
        composite.Add(new JavaScriptKernel(), ["js"]);
        composite.Add(new TextKernel("mermaid", "Mermaid", "text/vnd.mermaid"));
        composite.Add(new KeyValueStoreKernel().UseWho());
        AddImport(composite, session);
        composite.AddMiddleware(CheckShareAsync);
        MagicCommands.AddTo(composite);
        foreach (var kernel in composite.ChildKernels.OfType<CellKernel>())
            packages.AddTo(kernel);
        composite.RegisterCommandHandler<RequestInput>(AskAsync);
        composite.SetDefaultTargetKernelNameForCommand(typeof(RequestInput), composite.Name);
        composite.RegisterCommandHandler<RequestInputs>(AskAsync);
        composite.SetDefaultTargetKernelNameForCommand(typeof(RequestInputs), composite.Name);
        composite.DefaultKernelName = CellLanguages.KernelName(session.Language);
        return composite;
    }

    /// <summary>
    /// The library's <c>#!import</c>, from the session's folder, with an end to files that import each other.
    /// </summary>
    static void AddImport(CompositeKernel composite, NotebookSession session)
    {
        var directive = new KernelActionDirective("#!import")
        {
            Description = "Run another notebook or source file in the current notebook.",
            Parameters =
            {
                new KernelDirectiveParameter("--file") { AllowImplicitName = true, Required = true, TypeHint = "file" },
            },
        };
        composite.AddDirective<ImportDocument>(directive, async (command, context) =>
        {
            try
            {
                using var depth = session.Enter(command.FilePath, out var file);
                await composite.LoadAndRunInteractiveDocument(
                    new FileInfo(file), context.Command).ConfigureAwait(false);
            }
            catch (Exception error)
                when (error is DirectiveException or IOException or UnauthorizedAccessException
                    or System.Text.Json.JsonException)
            {
                context.Fail(context.Command, error, error.Message);
            }
        });
    }

    /// <summary>
    /// Names the kernel that <c>#!share</c> cannot find: the library's own handler meets a null there.
    /// </summary>
    static Task CheckShareAsync(KernelCommand command, KernelInvocationContext context, KernelPipelineContinuation next)
    {
        var from = command.GetType().Name == "ShareDirectiveCommand"
            ? command.GetType().GetProperty("SourceKernelName")?.GetValue(command) as string
            : null;
        if (from is null
            || context.HandlingKernel.RootKernel is not CompositeKernel root
            || root.ChildKernels.TryGetByAlias(from, out _))
            return next(command, context);
        var names = root.ChildKernels.Select(kernel => kernel.Name).ToList();
        context.Fail(
            command,
            message: $"#!share: there is no kernel '{from}'{NearestName.Hint(from, names)}; "
                + $"there are {string.Join(", ", names)}");
        return Task.CompletedTask;
    }

    static Task AskAsync(RequestInput command, KernelInvocationContext context)
    {
        try
        {
            context.Publish(new InputProduced(ConsoleInput.Request(command.Prompt, command.IsPassword), command));
        }
        catch (InvalidOperationException error)
        {
            context.Fail(command, error, error.Message);
        }

        return Task.CompletedTask;
    }

    static Task AskAsync(RequestInputs command, KernelInvocationContext context)
    {
        try
        {
            var answers = command.Inputs.ToDictionary(
                input => input.Name, input => ConsoleInput.Request(input.Prompt, input.TypeHint == "password"));
            context.Publish(new InputsProduced(answers, command));
        }
        catch (InvalidOperationException error)
        {
            context.Fail(command, error, error.Message);
        }

        return Task.CompletedTask;
    }
}
