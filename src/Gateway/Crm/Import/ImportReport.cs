namespace CxBridge.Gateway.Crm.Import;

/// <summary>How an import ended.</summary>
internal enum ImportEnd
{
    /// <summary>The whole file was read.</summary>
    Complete,

    /// <summary>The upload or the database broke off; what had been stored was kept.</summary>
    Aborted,

    /// <summary>The file as a whole cannot be imported.</summary>
    Refused,
}

/// <summary>What became of an upload.</summary>
/// <param name="Id">Names this report.</param>
/// <param name="End">How it ended.</param>
/// <param name="Message">The same in words.</param>
/// <param name="Rows">Rows read, the header and empty lines left out.</param>
/// <param name="Added">Contacts stored.</param>
/// <param name="Duplicates">Rows whose number the campaign had already, or an earlier row of the file.</param>
/// <param name="Rejected">Rows with something wrong.</param>
/// <param name="Errors">The first 1,000 rows that were not imported.</param>
/// <param name="ErrorsTruncated">Whether there are more; the file at <paramref name="ErrorReport"/> has them all.</param>
/// <param name="ErrorReport">Where the CSV with every such row is, or null when there is none.</param>
/// <param name="At">When it ended.</param>
internal sealed record ImportReport(
    ImportId Id, ImportEnd End, string Message, long Rows, long Added, long Duplicates, long Rejected,
    IReadOnlyList<RowError> Errors, bool ErrorsTruncated, string? ErrorReport, DateTimeOffset At);
