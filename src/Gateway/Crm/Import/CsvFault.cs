namespace CxBridge.Gateway.Crm.Import;

/// <summary>Why a record cannot be read at all.</summary>
internal enum CsvFault
{
    None,

    /// <summary>A quote was opened and never closed.</summary>
    QuoteOpen,

    /// <summary>Text follows a closing quote.</summary>
    QuoteMisplaced,

    /// <summary>Longer than a record may be.</summary>
    TooLong,

    /// <summary>Bytes that are not UTF-8.</summary>
    WrongEncoding,
}
