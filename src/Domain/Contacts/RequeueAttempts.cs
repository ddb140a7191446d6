namespace CxBridge.Domain.Contacts;

/// <summary>What a contact that is called again has left of its attempts.</summary>
public enum RequeueAttempts
{
    /// <summary>Those that were made count: it is called once more, and again only if the cap leaves room.</summary>
    Keep,

    /// <summary>It has all of them again.</summary>
    Reset,
}
