namespace CxBridge.Domain.Compliance;

/// <summary>From where a contact's time zone is taken.</summary>
public enum ZoneSource
{
    /// <summary>Number and file: when they differ it must be allowed by both clocks.</summary>
    Both,

    /// <summary>Country code and area code.</summary>
    Number,

    /// <summary>The file's column <c>timezone</c>.</summary>
    File,
}
