using System.Text.Json.Serialization;

namespace CxBridge.Bench.Grains;

/// <summary>Calls a second with 100 callers at once, the 99th percentile of a call at that load, and the memory of an idle activation.</summary>
internal sealed record Measurement(
    [property: JsonPropertyName("callsPerSecond")] long CallsPerSecond,
    [property: JsonPropertyName("p99Micros")] double P99Micros,
    [property: JsonPropertyName("bytesPerActivation")] long BytesPerActivation);
