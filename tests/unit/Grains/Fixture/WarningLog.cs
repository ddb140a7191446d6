using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CxBridge.Tests.Unit.Grains.Fixture;

/// <summary>Keeps warnings and errors of the product's own classes.</summary>
internal sealed class WarningLog : ILoggerProvider
{
    public ConcurrentQueue<string> Said { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Category(categoryName, Said);

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Category(string name, ConcurrentQueue<string> said) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning && name.StartsWith("CxBridge.", StringComparison.Ordinal);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                said.Enqueue($"{name}: {formatter(state, exception)}");
            }
        }
    }
}
