using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>Brings the outputs that a dead process kept in its journal into the notebook that it had saved.</summary>
internal static class JournalReplay
{
    public static void Apply(string path, NotebookDocument notebook, OutputLimits limits)
    {
        var outputs = new NotebookOutputs(null, limits);
        Dictionary<string, NotebookOutputs.CellOutput> open = new(StringComparer.Ordinal);
        foreach (var (kind, id, text) in OutputJournal.Read(path))
        {
            if (notebook.Cells.FirstOrDefault(cell => cell.Id == id && cell.Kind == CellKind.Code) is not { } cell)
                continue;
            if (kind == JournalEvent.State)
            {
                cell.Json["outputs"] = JsonNode.Parse(text);
                open[id] = outputs.For(cell);
            }
            else if (open.TryGetValue(id, out var output))
            {
                Apply(output, kind, text);
            }
        }

        outputs.Close();
    }

    static void Apply(NotebookOutputs.CellOutput output, JournalEvent kind, string text)
    {
        switch (kind)
        {
            case JournalEvent.Stdout or JournalEvent.Stderr:
                output.Stream(kind == JournalEvent.Stdout ? StreamName.Stdout : StreamName.Stderr, text);
                break;
            case JournalEvent.Clear or JournalEvent.ClearLater:
                output.Clear(wait: kind == JournalEvent.ClearLater);
                break;
            case JournalEvent.Output:
                var shown = JsonNode.Parse(text)!;
                output.Append((JsonObject)shown["output"]!.DeepClone(), (string?)shown["id"], replace: false);
                break;
            case JournalEvent.Update:
                var update = JsonNode.Parse(text)!;
                output.Update(update["data"], update["metadata"], (string)update["id"]!);
                break;
        }
    }
}
