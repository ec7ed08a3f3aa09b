namespace FairLab.Notebooks;

/// <summary>Where a cell's questions go: to the front end of the running cell.</summary>
internal static class ConsoleInput
{
    public static string Request(string prompt, bool password)
    {
        if (OutputScope.Current is ICellInput input)
            return input.Request(prompt, password);
        throw new InvalidOperationException(
            "Input was asked for, but the notebook runs unattended; give the value as a parameter instead.");
    }

    /// <summary>Console.In of a cell: every line is asked of the front end.</summary>
    internal sealed class Reader(TextReader outside) : TextReader
    {
        string _line = "";
        int _position;

        public override string? ReadLine()
        {
            if (OutputScope.Current is null)
                return outside.ReadLine();
            if (_position < _line.Length)
            {
                var rest = _line[_position..].TrimEnd('\n');
                _position = _line.Length;
                return rest;
            }

            return Request("", password: false);
        }

        public override int Read()
        {
            if (OutputScope.Current is null)
                return outside.Read();
            if (_position >= _line.Length)
                (_line, _position) = (Request("", password: false) + "\n", 0);
            return _line[_position++];
        }

        public override int Peek() =>
            OutputScope.Current is null ? outside.Peek() : _position < _line.Length ? _line[_position] : -1;
    }
}
