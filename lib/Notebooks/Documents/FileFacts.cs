using System.Runtime.InteropServices;

namespace FairLab.Notebooks;

/// <summary>What the file system says of the file behind a path, links followed.</summary>
/// <param name="Regular">Whether it is an ordinary file: no folder, device, pipe or socket.</param>
/// <param name="Links">How many names it has.</param>
/// <param name="Owner">Its user.</param>
/// <param name="Group">Its group.</param>
/// <param name="Identity">What tells it from every other file.</param>
internal readonly partial record struct FileFacts(
    bool Regular, uint Links, uint Owner, uint Group, (ulong Device, ulong Inode) Identity)
{
    const int HereOrAbsolute = -100, BasicFacts = 0x7ff, TypeBits = 0xf000, OrdinaryType = 0x8000;

    /// <summary>The facts of a file, or null when there is none.</summary>
    public static FileFacts? Of(string path)
    {
        if (OperatingSystem.IsLinux() && path.Length > 0 && !path.Contains('\0', StringComparison.Ordinal))
        {
            return Read(HereOrAbsolute, path, 0, BasicFacts, out var facts) == 0
                ? new FileFacts((facts.Mode & TypeBits) == OrdinaryType, facts.Links, facts.Owner, facts.Group,
                    (((ulong)facts.DeviceMajor << 32) | facts.DeviceMinor, facts.Inode))
                : null;
        }

        // Elsewhere .NET alone is asked, which knows no devices.
        return File.Exists(path)
            ? new FileFacts(!path.StartsWith("/dev/", StringComparison.Ordinal), 1, 0, 0, default)
            : null;
    }

    /// <summary>Makes another file the property of this one's owner.</summary>
    /// <returns>Whether it is.</returns>
    public bool GiveTo(string path) =>
        !OperatingSystem.IsLinux()
        || (Of(path) is { } other && other.Owner == Owner && other.Group == Group)
        || Own(path, Owner, Group) == 0;

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Read(int folder, string path, int flags, uint mask, out Buffer facts);

    [LibraryImport("libc", EntryPoint = "chown", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Own(string path, uint owner, uint group);

    // struct statx of linux/stat.h, the same on every architecture.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    struct Buffer
    {
        [FieldOffset(16)]
        public uint Links;

        [FieldOffset(20)]
        public uint Owner;

        [FieldOffset(24)]
        public uint Group;

        [FieldOffset(28)]
        public ushort Mode;

        [FieldOffset(32)]
        public ulong Inode;

        [FieldOffset(136)]
        public uint DeviceMajor;

        [FieldOffset(140)]
        public uint DeviceMinor;
    }
}
