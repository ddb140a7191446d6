namespace CxBridge.Tests.Unit.Media.Screening.Corpus;

/// <summary>One answered call, as it comes off the line: 8 kHz after G.711.</summary>
/// <param name="Name">What it is, for the message of a failing test.</param>
/// <param name="Kind">Who answers.</param>
/// <param name="Sound">From the answer on.</param>
/// <param name="BeepAt">Where a beep begins, or null when there is none.</param>
internal sealed record Sample(string Name, CallKind Kind, short[] Sound, TimeSpan? BeepAt)
{
    public bool IsPerson => Kind is CallKind.ShortHello or CallKind.Name or CallKind.Business;
}
