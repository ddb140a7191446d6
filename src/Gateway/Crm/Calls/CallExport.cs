using System.Globalization;
using System.Text;
using CxBridge.Domain.Calls;
using CxBridge.Gateway.Crm.Import;
using CxBridge.Gateway.Problems;

namespace CxBridge.Gateway.Crm.Calls;

/// <summary>Writes calls as CSV (RFC 4180), a page at a time: no more than one page is ever in memory.</summary>
internal static class CallExport
{
    private const int Page = 500;

    private const string Header = "call,campaign,contact,number,name,direction,attempt,started_at,answered_at,ended_at,talk_seconds,outcome,disposition,"
        + "carrier,carrier_name,trunk,shown,price_per_minute,cost";

    public static async Task WriteAsync(
        CallFilter filter, ICallStore store, IReadOnlyDictionary<CarrierId, string> carriers, Stream output, CancellationToken cancellationToken)
    {
        // With a byte order mark: spreadsheets take the file for what it is.
        await using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await text.WriteLineAsync(Header);
        AttemptId? before = null;
        while (true)
        {
            IReadOnlyList<CallSummary> page = await store.ListAsync(filter with { Before = before, Limit = Page }, cancellationToken);
            foreach (CallSummary call in page)
            {
                await text.WriteLineAsync(Line(call, carriers));
            }
            await text.FlushAsync(cancellationToken);
            if (page.Count < Page)
            {
                return;
            }
            before = page[^1].Attempt;
        }
    }

    private static string Line(CallSummary c, IReadOnlyDictionary<CarrierId, string> carriers)
    {
        double? talk = c.AnsweredAt is { } answered && c.EndedAt is { } ended ? (ended - answered).TotalSeconds : null;
        return string.Join(
            ',',
            c.Attempt.Value,
            c.Campaign.Value,
            c.Contact.Value.ToString(CultureInfo.InvariantCulture),
            c.Number.E164,
            CsvCell.Of(c.Name),
            Codes.Of(c.Direction),
            c.AttemptNumber.ToString(CultureInfo.InvariantCulture),
            Time(c.StartedAt),
            Time(c.AnsweredAt),
            Time(c.EndedAt),
            talk?.ToString("0.0", CultureInfo.InvariantCulture),
            c.Outcome is { } outcome ? Codes.Of(outcome) : "",
            c.Disposition?.Code,
            c.Way?.Carrier.Value,
            c.Way is { } way ? CsvCell.Of(carriers.GetValueOrDefault(way.Carrier)) : "",
            c.Way is null ? "" : CsvCell.Of(c.Way.Trunk),
            c.Way?.Shown.E164,
            c.Way?.PricePerMinute?.ToString(CultureInfo.InvariantCulture),
            c.Cost?.ToString(CultureInfo.InvariantCulture));
    }

    private static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";
}
