namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Writes the state to a file in TorchSharp's format: a count, then path, type, shape and elements of each tensor.</summary>
            /// <param name="location">The file.</param>
            /// <param name="skip">Paths to leave out.</param>
            public Module save(string location, IList<string>? skip = null)
            {
                using var stream = File.Create(location);
                return save(stream, skip);
            }

            /// <summary>Writes the state to a stream, which stays open.</summary>
            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
                return save(writer, skip);
            }

            /// <summary>Writes the state with a writer, which stays open.</summary>
            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                ArgumentNullException.ThrowIfNull(writer);
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            /// <summary>Writes tensors by path.</summary>
            public static void save_state_dict(BinaryWriter writer, Dictionary<string, Tensor> state, IList<string>? skip = null)
            {
                var kept = state.Where(entry => skip is null || !skip.Contains(entry.Key)).ToList();
                Leb128.Write(writer, kept.Count);
                foreach (var (path, tensor) in kept)
                {
                    writer.Write(path);
                    tensor.Save(writer);
                }
            }

            /// <summary>Reads the state from a file in TorchSharp's format.</summary>
            /// <param name="location">The file.</param>
            /// <param name="strict">Whether paths that are missing or too many are an error.</param>
            /// <param name="skip">Paths to leave as they are.</param>
            /// <param name="loadedParameters">Receives each path and whether the module has it.</param>
            public virtual Module load(string location, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                if (!File.Exists(location)) throw new FileNotFoundException($"there is no file {location}", location);
                using var stream = File.OpenRead(location);
                return load(stream, strict, skip, loadedParameters);
            }

            /// <summary>Reads the state from a stream, which stays open.</summary>
            public virtual Module load(Stream stream, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
                return load(reader, strict, skip, loadedParameters);
            }

            /// <summary>Reads the state with a reader, which stays open.</summary>
            public virtual Module load(BinaryReader reader, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                ArgumentNullException.ThrowIfNull(reader);
                var own = state_dict();
                var passed = skip is null ? [] : new HashSet<string>(skip, StringComparer.Ordinal);
                loadedParameters ??= [];
                foreach (var path in own.Keys) loadedParameters[path] = false;
                using var scope = NewDisposeScope();
                // All is read and checked before anything is changed: a file that does not fit leaves the module as it was.
                var read = ReadState(reader);
                var kept = read.Where(entry => own.ContainsKey(entry.Key) && !passed.Contains(entry.Key)).ToList();
                if (strict)
                {
                    var missing = own.Keys.Where(path => !read.ContainsKey(path) && !passed.Contains(path)).ToList();
                    var unknown = read.Keys.Where(path => !own.ContainsKey(path) && !passed.Contains(path)).ToList();
                    if (missing.Count + unknown.Count > 0)
                        throw new ArgumentException($"the file does not fit {GetName()}: it lacks [{string.Join(", ", missing)}] and has besides [{string.Join(", ", unknown)}]; pass strict: false to load what fits");
                }
                foreach (var (path, tensor) in kept)
                    if (tensor.dtype != own[path].dtype || !tensor.shape.AsSpan().SequenceEqual(own[path].shape))
                        throw new InvalidDataException($"'{path}' is {Tensor.Describe(tensor)} in the file and {Tensor.Describe(own[path])} in the module");
                using var still = no_grad();
                foreach (var (path, tensor) in kept)
                {
                    own[path].copy_(tensor);
                    loadedParameters[path] = true;
                }
                return this;
            }

            Dictionary<string, Tensor> ReadState(BinaryReader reader)
            {
                var state = new Dictionary<string, Tensor>(StringComparer.Ordinal);
                try
                {
                    for (var left = Leb128.Read(reader); left > 0; left--)
                    {
                        var path = reader.ReadString();
                        state[path] = TensorExtensionMethods.ReadTensor(reader);
                    }
                    return state;
                }
                catch (Exception failure) when (failure is EndOfStreamException or FormatException or OverflowException)
                {
                    throw new InvalidDataException($"the file ends in the middle of the state of {GetName()}: it was cut short or is not a TorchSharp file", failure);
                }
            }
        }
    }
}
