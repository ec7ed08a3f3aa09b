using System.Reactive.Disposables;
using System.Text;
using Microsoft.DotNet.Interactive.Utility;

namespace FairLab.Notebooks;

/// <summary>Sends what a cell prints to that cell's output, and everything else where it went before.</summary>
internal static class ConsoleRouter
{
    static readonly Lock Gate = new();
    static TextWriter? _out;
    static TextWriter? _error;
    static TextReader? _in;

    /// <summary>Takes over the console's output, error and input; does nothing when it already has them.</summary>
    public static void Install()
    {
        lock (Gate)
        {
            var (outside, outsideError) = (Console.Out, Console.Error);
            if (_out is null)
                KeepAside();
            // Console wraps what it is given, so what it hands back is what to compare with.
            if (!ReferenceEquals(_out, Console.Out))
            {
                Console.SetOut(new Router(outside, StreamName.Stdout));
                _out = Console.Out;
            }

            if (!ReferenceEquals(_error, Console.Error))
            {
                Console.SetError(new Router(outsideError, StreamName.Stderr));
                _error = Console.Error;
            }

            if (!ReferenceEquals(_in, Console.In))
            {
                Console.SetIn(new ConsoleInput.Reader(Console.In));
                _in = Console.In;
            }
        }
    }

    /// <summary>
    /// Each command of .NET Interactive puts writers of its own into the console while it is the only one; with one
    /// that lasts they stay where they are, and nobody sees them.
    /// </summary>
    static void KeepAside()
    {
        // The subscription marks the flow it is made in.
        var flow = new Thread(() => ConsoleOutput.Subscribe(_ => Disposable.Empty));
        flow.Start();
        flow.Join();
    }

    sealed class Router(TextWriter outside, StreamName stream) : TextWriter
    {
        public override Encoding Encoding => outside.Encoding;

        [System.Diagnostics.CodeAnalysis.AllowNull]
        public override string NewLine
        {
            get => "\n";
            set { }
        }

        public override IFormatProvider FormatProvider => outside.FormatProvider;

        public override void Write(char value) => Write([value]);

        public override void Write(string? value) => Write(value.AsSpan());

        public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

        public override void Write(ReadOnlySpan<char> buffer)
        {
            CellScope.ThrowIfStoppedAtPrint();
            if (buffer.IsEmpty)
                return;
            if (OutputScope.Current is { } output)
                output.Stream(stream, buffer.ToString());
            else
                outside.Write(buffer);
        }

        public override void WriteLine() => Write("\n");

        public override void WriteLine(string? value) => Write(value + "\n");

        public override void WriteLine(ReadOnlySpan<char> buffer) => Write(string.Concat(buffer, "\n"));

        public override void Flush() => outside.Flush();
    }
}
