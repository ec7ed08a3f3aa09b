using System.Runtime.InteropServices;
using TorchSharp;

namespace FairLab.TorchGuards.Tests.Guards;

/// <summary>Bad calls.</summary>
static class Bad
{
    /// <summary>libtorch's message, without frames of C++.</summary>
    public static string Message(Func<object?> call)
    {
        using var scope = torch.NewDisposeScope();
        var message = Assert.Throws<ExternalException>(() => call()).Message;
        Assert.DoesNotContain("Exception raised from", message, StringComparison.Ordinal);
        Assert.DoesNotContain("frame #", message, StringComparison.Ordinal);
        return message;
    }
}
