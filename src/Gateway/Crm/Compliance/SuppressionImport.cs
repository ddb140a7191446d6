using CxBridge.Domain.Compliance;
using CxBridge.Gateway.Crm.Import;
using CxBridge.Gateway.Problems;

namespace CxBridge.Gateway.Crm.Compliance;

/// <summary>Streams a file into a do-not-call list in constant memory: one number or prefix a line, in the first column; the second may hold the reason.
/// A first line that names its columns is passed over. Good lines are kept whatever comes after them.</summary>
internal sealed class SuppressionImport(ISuppressionStore lists, TimeProvider time)
{
    private const int Batch = 5_000;
    private const int MostErrors = 1_000;

    /// <returns>What became of the lines; a refusal in words when it is no file of lines.</returns>
    public async Task<(SuppressionsAdded? Added, string? Refusal)> RunAsync(CampaignId? campaign, Stream upload, CancellationToken cancellationToken)
    {
        (CsvSource? source, FileRefusal? refusal) = await CsvSource.OpenAsync(upload, cancellationToken);
        if (source is null)
        {
            return (null, $"{refusal!.Reason}. {refusal.Hint}");
        }

        var records = new CsvRecords(source.Utf8, source.Delimiter);
        var findings = new Findings();
        var batch = new List<Suppression>(Batch);
        int added = 0, stored = 0, rejected = 0;
        while (await records.ReadAsync(cancellationToken))
        {
            if (records.Fault != CsvFault.None || records.Fields.Count == 0)
            {
                rejected++;
                Note(findings, records.Line, "cannot be read: a quote is not closed, or the line is too long");
                continue;
            }

            var line = new Findings();
            var given = new NewSuppression(records.Fields[0], campaign?.Value, records.Fields.Count > 1 ? records.Fields[1] : null);
            if (SuppressionReader.Read(given, $"line {records.Line}", time.GetUtcNow(), line) is { } entry)
            {
                batch.Add(entry);
            }
            else if (records.Line > 1 || records.Fields[0].Any(char.IsAsciiDigit))
            {
                rejected++;
                Note(findings, records.Line, line.All[0].Message);
            }

            if (batch.Count == Batch)
            {
                await StoreAsync();
            }
        }

        await StoreAsync();
        return (new(added, stored - added, rejected, findings.All), null);

        async Task StoreAsync()
        {
            // Once a line was read its number is not called: the caller may be gone, the entry is not.
            added += batch.Count > 0 ? await lists.AddAsync(batch, CancellationToken.None) : 0;
            stored += batch.Count;
            batch.Clear();
        }
    }

    private static void Note(Findings findings, long line, string message)
    {
        if (findings.All.Count < MostErrors)
        {
            findings.Add($"line {line}", message, "Write one number a line, such as +4930123456 or +4930*.");
        }
    }
}
