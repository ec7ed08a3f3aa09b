using System.Text;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public abstract partial class OptimizerHelper
{
    const string Magic = "FairLab.Optimizer.1";

    /// <summary>Writes settings and what is remembered of each parameter, so that learning goes on where it stopped.</summary>
    public void save_state_dict(string location)
    {
        using var stream = File.Create(location);
        save_state_dict(stream);
    }

    /// <summary>Writes the state to a stream, which stays open.</summary>
    public void save_state_dict(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(GetType().Name);
        Leb128.Write(writer, Groups.Count);
        foreach (var group in Groups)
        {
            var options = group.AnyOptions!;
            writer.Write(options.LearningRate!.Value);
            writer.Write(options.InitialLearningRate);
            var parameters = group.Parameters.ToList();
            Leb128.Write(writer, parameters.Count);
            foreach (var parameter in parameters) Write(writer, States.GetValueOrDefault(parameter));
        }
    }

    /// <summary>Reads what <see cref="save_state_dict(string)"/> wrote for the same parameters.</summary>
    public void load_state_dict(string location)
    {
        if (!File.Exists(location)) throw new FileNotFoundException($"there is no file {location}", location);
        using var stream = File.OpenRead(location);
        load_state_dict(stream);
    }

    /// <summary>Reads the state from a stream, which stays open.</summary>
    public void load_state_dict(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        try
        {
            if (reader.ReadString() != Magic) throw new InvalidDataException("this is not the state of an optimizer");
            var kind = reader.ReadString();
            if (kind != GetType().Name) throw new InvalidDataException($"the file holds the state of {kind}, not of {GetType().Name}");
            Expect(Leb128.Read(reader), Groups.Count, "groups");
            foreach (var group in Groups)
            {
                group.AnyOptions!.LearningRate = reader.ReadDouble();
                group.AnyOptions!.InitialLearningRate = reader.ReadDouble();
                var parameters = group.Parameters.ToList();
                Expect(Leb128.Read(reader), parameters.Count, "parameters in a group");
                foreach (var parameter in parameters) Read(reader, parameter);
            }
        }
        catch (Exception failure) when (failure is EndOfStreamException or FormatException)
        {
            throw new InvalidDataException("the state of the optimizer was cut short or damaged", failure);
        }
    }

    /// <summary>Makes the state of a parameter of this optimizer's kind.</summary>
    private protected abstract OptimizerState NewState(Parameter parameter);

    static void Write(BinaryWriter writer, OptimizerState? state)
    {
        var tensors = state?.Tensors().Where(entry => entry.tensor is not null).ToList() ?? [];
        writer.Write(state is not null);
        if (state is null) return;
        Leb128.Write(writer, state.Step);
        Leb128.Write(writer, tensors.Count);
        foreach (var (name, tensor) in tensors)
        {
            writer.Write(name);
            tensor!.Save(writer);
        }
    }

    void Read(BinaryReader reader, Parameter parameter)
    {
        if (!reader.ReadBoolean()) return;
        using var scope = NewDisposeScope();
        var state = NewState(parameter);
        state.Step = Leb128.Read(reader);
        for (var left = Leb128.Read(reader); left > 0; left--)
        {
            var name = reader.ReadString();
            var tensor = TensorExtensionMethods.ReadTensor(reader);
            if (!tensor.shape.AsSpan().SequenceEqual(parameter.shape))
                throw new InvalidDataException($"'{name}' is {Tensor.Describe(tensor)} in the file, for a parameter {Tensor.Describe(parameter)}");
            state.Set(name, tensor.to(parameter.device).DetachFromDisposeScope());
        }
        if (States.Remove(parameter, out var old)) old.Dispose();
        States.Add(parameter, state);
    }

    static void Expect(long found, int wanted, string what)
    {
        if (found != wanted) throw new InvalidDataException($"the file has {found} {what}, the optimizer {wanted}");
    }
}
