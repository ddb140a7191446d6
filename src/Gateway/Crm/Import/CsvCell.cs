namespace CxBridge.Gateway.Crm.Import;

/// <summary>A text as a cell of a CSV file.</summary>
internal static class CsvCell
{
    /// <summary>In quotes. What comes from strangers must not be a formula when a spreadsheet opens the file.</summary>
    public static string Of(string? text)
    {
        string safe = text is ['=' or '@' or '-' or '+' or '\t' or '\r', ..] ? "'" + text : text ?? "";
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
