namespace CxBridge.Practice.Crm;

/// <summary>What became of a delivered result.</summary>
public enum CrmVerdict
{
    /// <summary>Stored.</summary>
    Stored,

    /// <summary>Its key had been stored before, with the same body: acknowledged again, not stored again.</summary>
    Duplicate,

    /// <summary>Its key had been stored before with another body: the sender used a key twice.</summary>
    Conflict,

    /// <summary>Not stored, since the request failed on purpose.</summary>
    NotStored,
}
