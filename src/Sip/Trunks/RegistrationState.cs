namespace CxBridge.Sip.Trunks;

/// <summary>How far a registration is.</summary>
public enum RegistrationState
{
    /// <summary>Not tried yet, or on its way for the first time.</summary>
    Trying,

    /// <summary>The carrier knows where this host is.</summary>
    Registered,

    /// <summary>Refused or unanswered; tried again later.</summary>
    Failed,

    /// <summary>Taken back.</summary>
    Ended,
}
