namespace CxBridge.Domain.Bots;

/// <summary>A dialogue as states, intents and slots.</summary>
public sealed record FlowDefinition
{
}
