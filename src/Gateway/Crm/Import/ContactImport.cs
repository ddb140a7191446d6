using CxBridge.Domain.Contacts;
using CxBridge.Domain.Storage;
using Microsoft.Extensions.Logging;

namespace CxBridge.Gateway.Crm.Import;

/// <summary>
/// Streams a CSV or JSON file into a campaign in constant memory. Good rows are always kept, whatever comes after them.
/// <code>
///  upload ─(1) encoding, delimiter─▶ records ─(2) header─▶ columns
///     each record ─(3) read─▶ contact ─▶ batch of 5,000 ─(4) one transaction, while the next batch is read─▶ store
///                        └─ error ─▶ report                                       └─ duplicates ─▶ report
///  (5) the end, or something breaks off: last batches, report
/// </code>
/// </summary>
internal sealed partial class ContactImport(IContactStore store, ImportReports reports, TimeProvider time, ILogger<ContactImport> logger)
{
    public async Task<ImportReport> RunAsync(CampaignId campaign, Stream upload, UploadFormat format, CancellationToken cancellationToken)
    {
        ImportId id = ImportId.New(time);
        long started = time.GetTimestamp();
        ImportReport report;
        await using (var errors = new ImportErrors(() => reports.CreateErrors(campaign, id)))
        {
            await using var tally = new ImportTally();
            FileRefusal? refusal = null;
            string? broke = null;
            try
            {
                try
                {
                    var stream = new UploadStream(upload);
                    refusal = format == UploadFormat.Csv
                        ? await ReadAsync(campaign, stream, tally, errors, cancellationToken)
                        : await ReadJsonAsync(campaign, stream, format, tally, errors, cancellationToken);
                }
                catch (UploadBrokeException e)
                {
                    broke = e.Message;
                }
                // (5) The caller may be gone; its rows are not. So the last batches and the report do not listen to its token.
                await StoreAsync(campaign, tally, errors);
                await tally.StoredAsync(errors);
            }
            catch (StorageException e)
            {
                LogStoreFailed(logger, e, campaign, e.Fault);
                broke = $"the database refused: {e.Message}";
            }
            report = Report(campaign, id, tally, errors, refusal, broke);
        }
        await reports.SaveAsync(campaign, report, CancellationToken.None);
        LogImported(logger, campaign, report.End, report.Rows, report.Added, report.Duplicates, report.Rejected, time.GetElapsedTime(started).TotalMilliseconds);
        return report;
    }

    private async Task<FileRefusal?> ReadAsync(CampaignId campaign, Stream upload, ImportTally tally, ImportErrors errors, CancellationToken cancellationToken)
    {
        (CsvSource? source, FileRefusal? refusal) = await CsvSource.OpenAsync(upload, cancellationToken);
        if (source is null)
        {
            return refusal;
        }
        var records = new CsvRecords(source.Utf8, source.Delimiter);
        if (!await records.ReadAsync(cancellationToken))
        {
            return new("the file is empty", "The first line names the columns, such as 'number,name,reference'; contacts follow, one a line.");
        }
        if (records.Fault != CsvFault.None)
        {
            return records.Fault == CsvFault.WrongEncoding
                ? new("wrong encoding: the file is not UTF-8", "Save it as 'CSV UTF-8', then import that.")
                : new("the first line cannot be read: a quote is not closed, or the line is too long", "Mend the line with the names of the columns.");
        }
        (ContactColumns? columns, refusal) = ContactColumns.Read(records.Fields);
        if (columns is null)
        {
            return refusal;
        }
        tally.NumberColumn = columns.Names[columns.Number];
        while (await records.ReadAsync(cancellationToken))
        {
            tally.LastLine = records.Line;
            if (records.Fault == CsvFault.None && records.Fields.TrueForAll(string.IsNullOrWhiteSpace))
            {
                continue;
            }
            tally.Rows++;
            if (ContactRows.Read(records, columns, out NewContact? contact) is { } error)
            {
                tally.Rejected++;
                await errors.AddAsync(error);
                continue;
            }
            tally.Batch.Add(contact!, records.Line);
            if (tally.Batch.IsFull)
            {
                await StoreAsync(campaign, tally, errors);
            }
        }
        return tally.Rows > 0 ? null : new("the file has no contacts: nothing follows the names of the columns", "Put one contact on each line below the first.");
    }

    private async Task<FileRefusal?> ReadJsonAsync(CampaignId campaign, Stream upload, UploadFormat format, ImportTally tally, ImportErrors errors, CancellationToken cancellationToken)
    {
        tally.NumberColumn = "number";
        IAsyncEnumerable<JsonRow> rows = format == UploadFormat.Json ? JsonRows.ListAsync(upload, cancellationToken) : JsonRows.LinesAsync(upload, cancellationToken);
        await foreach (JsonRow row in rows)
        {
            tally.LastLine = row.Line;
            tally.Rows++;
            if (JsonContacts.Read(row, out NewContact? contact) is { } error)
            {
                tally.Rejected++;
                await errors.AddAsync(error);
                continue;
            }
            tally.Batch.Add(contact!, row.Line);
            if (tally.Batch.IsFull)
            {
                await StoreAsync(campaign, tally, errors);
            }
        }
        return tally.Rows > 0 ? null : new("there are no contacts in it", "Send a list of objects, or one object a line, such as {\"number\": \"+4930123456\", \"name\": \"Anna\"}.");
    }

    // One at a time, so that of two rows with one number the earlier is kept.
    private async Task StoreAsync(CampaignId campaign, ImportTally tally, ImportErrors errors)
    {
        await tally.StoredAsync(errors);
        if (!tally.Batch.IsEmpty)
        {
            tally.Send(batch => store.AddAsync(campaign, batch.Rows, CancellationToken.None));
        }
    }

    private ImportReport Report(CampaignId campaign, ImportId id, ImportTally tally, ImportErrors errors, FileRefusal? refusal, string? broke)
    {
        (ImportEnd end, string message) = (broke, refusal) switch
        {
            ({ } why, _) => (ImportEnd.Aborted,
                $"The import ended early, after line {tally.LastLine}: {why}. {tally.Added} contacts were kept. Import the file again: they count as duplicates then."),
            (_, { } r) => (ImportEnd.Refused, $"Nothing was imported: {r.Reason}. {r.Hint}"),
            _ => (ImportEnd.Complete, $"{tally.Added} of {tally.Rows} rows were imported."),
        };
        string? errorReport = errors.Count > 0 ? $"/v1/campaigns/{campaign}/imports/{id}/errors.csv" : null;
        return new(id, end, message, tally.Rows, tally.Added, tally.Duplicates, tally.Rejected, errors.First, errors.Count > errors.First.Count, errorReport, time.GetUtcNow());
    }
}
