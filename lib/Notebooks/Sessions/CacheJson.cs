using System.Text.Json.Serialization;

namespace FairLab.Notebooks;

/// <summary>The header of a cached cell.</summary>
internal sealed record CacheHeader(
    string AssemblyName, string TypeName, bool HasValue, bool Declares, CellDiagnostic[] Warnings, string[] Platform);

/// <summary>The cached parameters of a notebook.</summary>
internal sealed record CachedParameters(NotebookParameter[] Parameters, string[] Warnings);

/// <summary>Serialization of what the cache keeps, generated so that reading an entry needs no reflection.</summary>
[JsonSerializable(typeof(CacheHeader))]
[JsonSerializable(typeof(CachedParameters))]
[JsonSerializable(typeof(PackageSet))]
internal sealed partial class CacheJson : JsonSerializerContext;
