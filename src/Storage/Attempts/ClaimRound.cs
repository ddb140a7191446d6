using CxBridge.Domain.Attempts;

namespace CxBridge.Storage.Attempts;

/// <summary>What one look at the queue gave.</summary>
/// <param name="Taken">Claims.</param>
/// <param name="PutOff">Contacts that a rule forbids for now, and that have left the head of the queue.</param>
/// <param name="Unsure">Contacts that want a closer look; nothing was done with them.</param>
internal sealed record ClaimRound(IReadOnlyList<Claim> Taken, int PutOff, IReadOnlyList<long> Unsure)
{
    public static ClaimRound Nothing { get; } = new([], 0, []);
}
