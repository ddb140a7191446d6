using System.ComponentModel;

namespace Orleans.Runtime;

/// <summary>Items of a stream in order; none, and not the end, says that the grain is still at it.</summary>
internal sealed record StreamBatch<T>(List<T> Items, bool IsLast);
