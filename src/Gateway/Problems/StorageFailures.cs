using CxBridge.Domain.Storage;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;

namespace CxBridge.Gateway.Problems;

/// <summary>Says it plainly when the store fails: a conflict is the caller's to mend, all else is a 503 that names the cure.</summary>
internal sealed partial class StorageFailures(ILogger<StorageFailures> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not StorageException failure)
        {
            return false;
        }
        ProblemHttpResult problem;
        if (failure.Fault == StorageFault.Conflict)
        {
            problem = Problem.Conflict("Something else has this value already.", failure.Message);
        }
        else
        {
            LogFailed(logger, failure, failure.Fault);
            problem = Problem.Unavailable(failure.Message);
        }
        await problem.ExecuteAsync(httpContext);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The database failed: {Fault}")]
    private static partial void LogFailed(ILogger logger, Exception exception, StorageFault fault);
}
