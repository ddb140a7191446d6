using System.Globalization;
using System.Text;
using System.Text.Json;
using CxBridge.Domain.Contacts;
using CxBridge.Gateway.Crm.Import;
using CxBridge.Gateway.Problems;

namespace CxBridge.Gateway.Crm.Contacts;

/// <summary>
/// Writes contacts as CSV (RFC 4180), a page at a time: no more than one page is ever in memory. A contact that is in a call while its page is read is
/// written as it is then.
/// </summary>
internal static class ContactExport
{
    private const int Page = 1_000;
    private static readonly string[] Own = ["id", "number", "name", "reference", "state", "attempts", "next_at", "outcome", "disposition", "call"];

    public static async Task WriteAsync(CampaignId campaign, ContactFilter filter, IContactStore store, Stream output, CancellationToken cancellationToken)
    {
        // With a byte order mark: spreadsheets take the file for what it is.
        await using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        IReadOnlyList<Contact> page = await store.ListAsync(campaign, filter, null, Page, cancellationToken);
        string[] fields = [.. page.SelectMany(c => c.Fields.Keys).Distinct(StringComparer.Ordinal)];
        await text.WriteLineAsync(string.Join(',', Own.Concat(fields.Select(Header)).Append("other_fields")));
        while (true)
        {
            foreach (Contact contact in page)
            {
                await text.WriteLineAsync(Line(contact, fields));
            }
            await text.FlushAsync(cancellationToken);
            if (page.Count < Page)
            {
                return;
            }
            page = await store.ListAsync(campaign, filter, page[^1].Id, Page, cancellationToken);
        }
    }

    private static string Line(Contact c, string[] fields)
    {
        Dictionary<string, string>? others = null;
        foreach ((string name, string value) in c.Fields)
        {
            if (!fields.Contains(name))
            {
                (others ??= [])[name] = value;
            }
        }
        IEnumerable<string> cells =
        [
            c.Id.Value.ToString(CultureInfo.InvariantCulture), c.Number.E164, CsvCell.Of(c.Name), CsvCell.Of(c.Reference), Codes.Of(c.State),
            c.Attempts.ToString(CultureInfo.InvariantCulture), c.NextAt?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "",
            c.Outcome is { } outcome ? Codes.Of(outcome) : "", c.Disposition?.Code ?? "", c.Attempt?.Value ?? "",
            .. fields.Select(f => CsvCell.Of(c.Fields.GetValueOrDefault(f))), others is null ? "" : CsvCell.Of(JsonSerializer.Serialize(others)),
        ];
        return string.Join(',', cells);
    }

    // An imported column may have the name of one of ours.
    private static string Header(string field) => CsvCell.Of(Own.Contains(field) ? "field_" + field : field);
}
