using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TypedDao.S3.Tests;

/// <summary>Keeps what the storage says in its log.</summary>
internal sealed class WarningLog : ILogger<S3Storage>
{
    private readonly ConcurrentQueue<string> _messages = new();

    public IReadOnlyCollection<string> Messages => _messages;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        => _messages.Enqueue(formatter(state, exception));
}
