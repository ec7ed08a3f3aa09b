using System.Reflection;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Events;

namespace FairLab.Notebooks;

/// <summary>
/// Loads what a package brings for notebooks: classes that extend kernels, and a script (.NET Interactive's
/// <c>interactive-extensions/dotnet</c>).
/// </summary>
internal static class ExtensionLoader
{
    public static async Task LoadAsync(
        InstalledPackage package, NotebookSession session, KernelInvocationContext context)
    {
        var folder = new DirectoryInfo(Path.Combine(package.Root, "interactive-extensions", "dotnet"));
        if (!folder.Exists)
            return;
        foreach (var file in folder.GetFiles("*.dll").OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            try
            {
                foreach (var type in Extensions(session.CSharp.LoadAssembly(file.FullName)))
                {
                    var extension = (IKernelExtension)Activator.CreateInstance(type)!;
                    await extension.OnLoadAsync(session.Kernel).ConfigureAwait(false);
                    context.Publish(new KernelExtensionLoaded(extension, context.Command));
                }
            }
            catch (Exception error)
            {
                // Whatever it throws is its own; the package's types can be used all the same.
                var cause = error is TargetInvocationException { InnerException: { } inner } ? inner : error;
                context.Fail(context.Command, new KernelExtensionLoadException(cause),
                    $"the notebook extension {file.Name} of {package} failed while it was loaded: "
                    + $"{cause.GetType().Name}: {cause.Message}");
                return;
            }
        }

        var script = new FileInfo(Path.Combine(folder.FullName, "extension.dib"));
        if (script.Exists)
            await session.Kernel.LoadAndRunInteractiveDocument(script, context.Command).ConfigureAwait(false);
    }

    static IEnumerable<Type> Extensions(Assembly assembly) =>
        assembly.ExportedTypes.Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false }
            && typeof(IKernelExtension).IsAssignableFrom(type));
}
