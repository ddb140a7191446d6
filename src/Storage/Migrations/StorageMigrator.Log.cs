using Microsoft.Extensions.Logging;

namespace CxBridge.Storage.Migrations;

internal sealed partial class StorageMigrator
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Applied schema migration {Name}")]
    private partial void LogApplied(string name);
}
