using FairLab.TorchWeaver;
using Mono.Cecil;

// Called by TorchSharp.targets only: the assembly to mend, the assembly with the guards, the file to write.
if (args is not [var source, var guards, var target])
{
    Console.Error.WriteLine("usage: FairLab.TorchWeaver TorchSharp.dll FairLab.TorchGuards.dll OUTPUT.dll");
    return 2;
}
using var resolver = new DefaultAssemblyResolver();
resolver.AddSearchDirectory(Path.GetDirectoryName(source));
using var module = ModuleDefinition.ReadModule(source, new ReaderParameters { AssemblyResolver = resolver });
using var hooks = ModuleDefinition.ReadModule(guards);
try
{
    // First what keeps objects alive: it looks for the native calls of TorchSharp's own bodies.
    int kept = new KeepAliveWeaver(module).Weave();
    int woven = new HookWeaver(module).Weave(hooks);
    Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
    module.Write(target);
    Console.Out.WriteLine($"TorchSharp: {kept} methods keep their objects alive, {woven} guards");
    return 0;
}
catch (WeavingException e)
{
    // The form of a compiler's message, so that MSBuild reports it as one.
    Console.Error.WriteLine($"{target} : error FAIRLAB1 : {e.Message}");
    return 1;
}
