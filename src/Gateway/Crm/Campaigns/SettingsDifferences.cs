using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CxBridge.Gateway.Crm.Campaigns;

/// <summary>Says in words what differs between two versions of a campaign: one line for each setting, by the names that the interface has. Pure.</summary>
internal static class SettingsDifferences
{
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<string> Of(string nameBefore, SettingsView before, string nameNow, SettingsView now)
    {
        var lines = new List<string>();
        Compare("name", JsonValue.Create(nameBefore), JsonValue.Create(nameNow), lines);
        Compare("", JsonSerializer.SerializeToNode(before, Plain), JsonSerializer.SerializeToNode(now, Plain), lines);
        return lines;
    }

    private static void Compare(string path, JsonNode? before, JsonNode? now, List<string> lines)
    {
        if (before is JsonObject one && now is JsonObject other)
        {
            foreach (string name in one.Select(p => p.Key).Union(other.Select(p => p.Key)))
            {
                Compare(path.Length == 0 ? name : $"{path}.{name}", one[name], other[name], lines);
            }
        }
        else if (!JsonNode.DeepEquals(before, now))
        {
            lines.Add($"{path}: {Text(before)} -> {Text(now)}");
        }
    }

    private static string Text(JsonNode? value) => value?.ToJsonString(Plain) ?? "none";
}
