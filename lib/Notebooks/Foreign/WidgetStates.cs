using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>
/// The state of the widgets a kernel has shown, which a saved notebook needs to show them again. Binary buffers are not
/// kept.
/// </summary>
internal sealed class WidgetStates
{
    readonly OrderedDictionary<string, JsonObject> _states = new(StringComparer.Ordinal);

    public void Take(string type, JsonObject content)
    {
        var id = JupyterMessage.Text(content, "comm_id") ?? "";
        if (content["data"] is not JsonObject data || data["state"] is not JsonObject state)
            return;
        if (type == "comm_open" && JupyterMessage.Text(content, "target_name") == "jupyter.widget")
            _states[id] = (JsonObject)state.DeepClone();
        else if (type == "comm_msg"
            && JupyterMessage.Text(data, "method") == "update"
            && _states.TryGetValue(id, out var known))
        {
            foreach (var (name, value) in state)
                known[name] = value?.DeepClone();
        }
    }

    /// <summary>The notebook's entry, or null when there are no widgets.</summary>
    public JsonObject? ToJson()
    {
        if (_states.Count == 0)
            return null;
        var states = new JsonObject();
        foreach (var (id, state) in _states)
        {
            states[id] = new JsonObject
            {
                ["model_module"] = state["_model_module"]?.DeepClone(),
                ["model_module_version"] = state["_model_module_version"]?.DeepClone(),
                ["model_name"] = state["_model_name"]?.DeepClone(), ["state"] = state.DeepClone(),
            };
        }

        return new JsonObject
        {
            ["application/vnd.jupyter.widget-state+json"] = new JsonObject
            {
                ["state"] = states, ["version_major"] = 2, ["version_minor"] = 0,
            },
        };
    }
}
