namespace Orleans.Runtime;

/// <summary>What a message takes of the request context: never changed once made.</summary>
internal sealed record RequestContextData(Dictionary<string, object>? Values, Guid ReentrancyId)
{
    public bool IsEmpty => Values is null && ReentrancyId == Guid.Empty;
}
