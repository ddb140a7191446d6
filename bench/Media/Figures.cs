using System.Text.Json;
using System.Text.Json.Serialization;

namespace CxBridge.Bench.Media;

/// <summary>How figures are written.</summary>
internal static class Figures
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };
}
