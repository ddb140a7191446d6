using Microsoft.Extensions.Logging;

namespace CxBridge.Gateway.Ops;

/// <summary>One line a request: method, route PATTERN, status, time. Never the path or query as sent: they may hold what people typed.</summary>
internal sealed partial class RequestLog(TimeProvider time, ILogger<RequestLog> logger) : IMiddleware
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        long started = time.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            string route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(none)";
            LogRequest(logger, context.Request.Method, route, context.Response.StatusCode, time.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Method} {Route} {Status} {Milliseconds:0} ms")]
    private static partial void LogRequest(ILogger logger, string method, string route, int status, double milliseconds);
}
