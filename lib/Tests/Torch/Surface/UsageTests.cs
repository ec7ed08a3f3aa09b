using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace TorchSharp.Tests.Surface;

/// <summary>
/// The library compiles against the package TorchSharp as well (-p:TorchPackage=...), so it may use only what TorchSharp's
/// main branch has: the pinned subset, and the names of torchsharp-also.txt.
/// </summary>
public sealed class UsageTests
{
    [Fact]
    public void FairLab_uses_only_members_that_TorchSharp_has()
    {
        var known = Lines("torchsharp-subset.txt").Select(SurfaceNames.OfEntry).Concat(Lines("torchsharp-also.txt")).ToHashSet(StringComparer.Ordinal);
        var used = UsedNames(Path.Combine(AppContext.BaseDirectory, "FairLab.dll")).ToList();
        var unknown = used.Where(name => !known.Contains(name)).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(unknown.Count == 0, "not known to be in TorchSharp; use another way, or add to torchsharp-also.txt what TorchSharp's main has: " + string.Join(", ", unknown));
    }

    static IEnumerable<string> Lines(string file) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Surface", file)).Where(line => line.Length > 0 && !line.StartsWith('#'));

    /// <summary>Members of FairLab.Torch that an assembly refers to, as <c>Owner.member</c>.</summary>
    static IEnumerable<string> UsedNames(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (Owner(metadata, member.Parent) is { } owner) yield return SurfaceNames.OfMember(owner, metadata.GetString(member.Name));
        }
    }

    static string? Owner(MetadataReader metadata, EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeSpecification)
        {
            // A generic type: its definition's token stands behind the two bytes GENERICINST and CLASS or VALUETYPE.
            var blob = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
            if (blob.ReadByte() != (byte)SignatureTypeCode.GenericTypeInstance) return null;
            blob.ReadByte();
            parent = blob.ReadTypeHandle();
        }
        if (parent.Kind != HandleKind.TypeReference) return null;
        var type = metadata.GetTypeReference((TypeReferenceHandle)parent);
        var root = type;
        while (root.ResolutionScope.Kind == HandleKind.TypeReference) root = metadata.GetTypeReference((TypeReferenceHandle)root.ResolutionScope);
        return root.ResolutionScope.Kind == HandleKind.AssemblyReference
            && metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)root.ResolutionScope).Name) == "FairLab.Torch"
            ? metadata.GetString(type.Name) : null;
    }
}
