using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CxBridge.Tests.Cluster.Embedded;

/// <summary>Keeps what is logged as an error or worse.</summary>
internal sealed class LoggedErrors : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Errors { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            Errors.Enqueue(formatter(state, exception));
        }
    }

    public void Dispose()
    {
        // Nothing is held.
    }
}
