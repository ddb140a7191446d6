using System.Globalization;

namespace Orleans;

/// <summary>How long a caller waits for this method, or for every method of this interface.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface)]
public sealed class ResponseTimeoutAttribute(string timeout) : Attribute
{
    /// <summary>From a string such as <c>"00:00:05"</c>.</summary>
    public TimeSpan? Timeout { get; init; } = TimeSpan.Parse(timeout, CultureInfo.InvariantCulture);
}
