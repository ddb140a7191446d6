namespace CxBridge.Domain.Screening;

/// <summary>What a verdict is found by.</summary>
public enum ScreeningMethod
{
    /// <summary>The rhythm of voice and silence alone, as telephony servers have long done. A machine by the rhythm is a machine.</summary>
    Rhythm,

    /// <summary>The rhythm makes suspicious, the first words decide; what they leave open goes on and is looked at a second time.</summary>
    RhythmAndWords,
}
