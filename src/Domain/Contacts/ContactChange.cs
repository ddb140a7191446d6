namespace CxBridge.Domain.Contacts;

/// <summary>What became of a change of one contact.</summary>
public enum ContactChange
{
    Done,
    NoSuchContact,

    /// <summary>It has an open attempt: nothing of it may change under a call.</summary>
    InCall,

    /// <summary>Another contact of the campaign has this number.</summary>
    NumberTaken,

    /// <summary>It must not be called.</summary>
    Suppressed,
}
