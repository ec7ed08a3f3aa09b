namespace FairLab.Cli.Papermill;

/// <summary>Whether standard input is a pipe, which Papermill takes for the notebook when one path is given.</summary>
static class PapermillPipes
{
    public static bool InputIsPipe
    {
        get
        {
            if (!Console.IsInputRedirected)
                return false;
            if (!OperatingSystem.IsLinux())
                return true;
            // Files, /dev/null and sockets are no pipes; Linux says what the descriptor is.
            try
            {
                return new FileInfo("/proc/self/fd/0").LinkTarget?.StartsWith("pipe:", StringComparison.Ordinal)
                    == true;
            }
            catch (IOException)
            {
                return false;
            }
        }
    }
}
