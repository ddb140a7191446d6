using CxBridge.Practice.Personas;

namespace CxBridge.Practice.Truth;

/// <summary>What <c>GET /truth</c> answers.</summary>
/// <param name="InviteMessages">INVITE messages received by the endpoint since it started, retransmissions included.</param>
/// <param name="RetransmissionsFiltered">Those of them that the SIP transactions swallowed.</param>
public sealed record TruthReport(int Invites, int Answered, int Open, int MaxConcurrent, int MaxInvitesPerSecond, long InviteMessages, long RetransmissionsFiltered,
    IReadOnlyList<Overlap> Overlapping, IReadOnlyList<string> DuplicateCallIds, IReadOnlyDictionary<string, TruthReport.OfNumber> ByNumber)
{
    /// <summary>One number.</summary>
    /// <param name="Expect">What the caller's records should say, if the persona came to do what it is there for.</param>
    /// <param name="Really">What the last call came to.</param>
    public sealed record OfNumber(string Persona, int Invites, int MaxConcurrent, Expectation? Expect, OfCall Really, IReadOnlyList<CallTruth> Calls);

    /// <summary>What a call came to, in short.</summary>
    public sealed record OfCall(bool Answered, string? SaidIntent, CallEnd? End, string? HungUpWhy, int? Status, string? TransferredTo);
}
