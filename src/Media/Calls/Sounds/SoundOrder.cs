using CxBridge.Domain.Bots;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Screening;

namespace CxBridge.Media.Calls.Sounds;

/// <summary>What the sound of a call needs to know of it.</summary>
/// <param name="Place">Where the call begins.</param>
/// <param name="Attempt">For which attempt.</param>
/// <param name="Bot">Who speaks.</param>
/// <param name="Facts">What is known of the contact.</param>
internal sealed record SoundOrder(CallPlace Place, AttemptId Attempt, BotDefinition Bot, IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>How to screen; null for the host's way.</summary>
    public ScreeningSettings? Screening { get; init; }

    /// <summary>What to say to a machine; null for nothing.</summary>
    public string? MachineMessage { get; init; }

    /// <summary>How they may ask not to be called again; null for a call that they made.</summary>
    public OptOutOffer? OptOut { get; init; }
}
