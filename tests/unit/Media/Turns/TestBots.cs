using CxBridge.Domain.Bots;

namespace CxBridge.Tests.Unit.Media.Turns;

/// <summary>A bot whose flow nobody reads: the dialogue is the test's own.</summary>
internal static class TestBots
{
    public static BotDefinition Silent { get; } = new() { Name = "test", Flow = new FlowDefinition { Start = "none", NoInput = null!, NoMatch = null!, States = new Dictionary<string, FlowState>() } };
}
