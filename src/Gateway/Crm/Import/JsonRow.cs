using System.Text.Json;

namespace CxBridge.Gateway.Crm.Import;

/// <summary>One contact of a JSON upload, before it is looked at.</summary>
/// <param name="Line">Line, or number in the list, from 1.</param>
/// <param name="Value">What is there.</param>
/// <param name="Fault">Why there is nothing; null when there is.</param>
internal readonly record struct JsonRow(long Line, JsonElement Value, string? Fault);
