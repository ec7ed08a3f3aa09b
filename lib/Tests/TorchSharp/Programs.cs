namespace FairLab.TorchGuards.Tests;

static class Programs
{
    static int Main(string[] arguments)
    {
        return 0;
    }
}
