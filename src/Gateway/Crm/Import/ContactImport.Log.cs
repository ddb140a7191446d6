using CxBridge.Domain.Storage;
using Microsoft.Extensions.Logging;

namespace CxBridge.Gateway.Crm.Import;

internal sealed partial class ContactImport
{
    [LoggerMessage(Level = LogLevel.Information,
        Message = "Import into {Campaign}: {End}, {Rows} rows, {Added} added, {Duplicates} duplicates, {Rejected} rejected, {Milliseconds:0} ms")]
    private static partial void LogImported(ILogger logger, CampaignId campaign, ImportEnd end, long rows, long added, long duplicates, long rejected, double milliseconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "Import into {Campaign} ended early: the database failed ({Fault})")]
    private static partial void LogStoreFailed(ILogger logger, Exception exception, CampaignId campaign, StorageFault fault);
}
