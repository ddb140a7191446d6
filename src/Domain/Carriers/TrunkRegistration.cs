namespace CxBridge.Domain.Carriers;

/// <summary>Whether a trunk is registered with (REGISTER, RFC 3261 section 10). Stored in lower snake case.</summary>
public enum TrunkRegistration
{
    /// <summary>The carrier knows us by our address.</summary>
    None,

    /// <summary>Every host registers, with the trunk's user name and password.</summary>
    Register,
}
