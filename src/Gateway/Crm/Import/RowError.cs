namespace CxBridge.Gateway.Crm.Import;

/// <summary>A row that was not imported.</summary>
/// <param name="Line">Line of the file, the header being 1.</param>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="Column">In which column, or null when the row as a whole is wrong.</param>
/// <param name="Value">The value, masked: enough to find it, not enough to call it.</param>
/// <param name="Hint">What to do about it.</param>
internal sealed record RowError(long Line, string Reason, string? Column, string? Value, string Hint)
{
    public const string NumberHint = "Write it in international form: +, the country code, and the number without its leading 0.";
    public const string ShortenHint = "Shorten it, or leave it out.";
    public const string NulHint = "Remove the character, or save the file as UTF-8.";

    private const int Shown = 3;
    private const int ShownAtEnd = 2;

    public static string Mask(string value)
    {
        string text = value.Trim();
        return text.Length > 2 * (Shown + ShownAtEnd)
            ? $"{text[..Shown]}…{text[^ShownAtEnd..]}"
            : text.Length > Shown ? $"{text[..ShownAtEnd]}…" : "…";
    }
}
