namespace CxBridge.Domain.Bots;

/// <summary>The rule for names of states, intents, slots and facts.</summary>
internal static class BotName
{
    public static bool IsValid(string? name) =>
        name is { Length: > 0 and <= BotLimits.Name } && name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_');
}
