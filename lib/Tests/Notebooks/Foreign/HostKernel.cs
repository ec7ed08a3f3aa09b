using System.Text.Json.Nodes;

namespace FairLab.Notebooks.Tests;

/// <summary>
/// FairLab's own kernel, installed for tests under a name and language that the runner does not run itself.
/// </summary>
internal static class HostKernel
{
    public const string Name = "fairlab-test-host";

    /// <summary>Installs the kernels for the life of the test process.</summary>
    public static void Install()
    {
        lock (Name)
        {
            if (s_folder is not null)
                return;
            s_folder = Directory.CreateTempSubdirectory("fairlab-kernels-").FullName;
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(s_folder, recursive: true);
            Write(Name, "dotnet", "exec", typeof(HostKernel).Assembly.Location, "kernel", "{connection_file}");
            Write("fairlab-test-broken", "/bin/sh", "-c", "echo this kernel is broken >&2; exit 3");
            Write("fairlab-test-silent", "/bin/sleep", "60");
            Write("fairlab-test-absent", "/no/such/program");
            Environment.SetEnvironmentVariable(
                "JUPYTER_PATH", s_folder + Path.PathSeparator + Environment.GetEnvironmentVariable("JUPYTER_PATH"));
        }
    }

    static void Write(string name, params string[] command)
    {
        var folder = Directory.CreateDirectory(Path.Combine(s_folder!, "kernels", name)).FullName;
        File.WriteAllText(Path.Combine(folder, "kernel.json"), new JsonObject
        {
            ["argv"] = new JsonArray([.. command.Select(word => JsonValue.Create(word))]), ["display_name"] = name,
            ["language"] = "host", ["interrupt_mode"] = "message",
        }.ToJsonString());
    }

    static string? s_folder;
}
