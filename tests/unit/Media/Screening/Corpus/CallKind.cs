namespace CxBridge.Tests.Unit.Media.Screening.Corpus;

/// <summary>What answers a call of the set.</summary>
internal enum CallKind
{
    /// <summary>"Hello?"</summary>
    ShortHello,

    /// <summary>"Hello, this is Anna."</summary>
    Name,

    /// <summary>"Miller and Sons, Anna speaking, how can I help you?"</summary>
    Business,

    /// <summary>A greeting that somebody recorded.</summary>
    PersonalVoicemail,

    /// <summary>The network's own announcement.</summary>
    CarrierVoicemail,

    /// <summary>"Press one for sales."</summary>
    Menu,

    /// <summary>A special information tone and what is said after it.</summary>
    Announcement,

    /// <summary>Fax, busy, reorder.</summary>
    Tone,

    /// <summary>Music on hold; neither a person nor a machine that could be left a message.</summary>
    Music,
}
