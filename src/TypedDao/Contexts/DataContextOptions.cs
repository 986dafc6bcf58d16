using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using TypedDao.Configuration;

namespace TypedDao;

/// <summary>What a context is made with. Everything is optional.</summary>
public sealed record DataContextOptions
{
    /// <summary>The active environment; where null: <c>--environment</c> of <see cref="Arguments"/>, <c>TYPEDDAO_ENVIRONMENT</c>,
    /// <c>TypedDao:Environment</c> of <see cref="Configuration"/>, the catalog's default, <c>default</c>, in this order.</summary>
    public string? Environment { get; init; }

    /// <summary>The program's command line, searched for <c>--environment NAME</c>.</summary>
    public IReadOnlyList<string>? Arguments { get; init; }

    /// <summary>Resolves placeholders that no environment variable does.</summary>
    public IConfiguration? Configuration { get; init; }

    /// <summary>The application's services, handed to stores and interfaces.</summary>
    public IServiceProvider? Services { get; init; }

    /// <summary>Takes what is worth telling, such as skipped rows.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The folder that relative paths start from; the process's current directory where null.</summary>
    public string? BaseDirectory { get; init; }

    /// <summary>Whether every store is in memory, whatever the environment.</summary>
    internal bool IsInMemory { get; init; }

    /// <summary>Reads environment variables.</summary>
    internal Func<string, string?> Variables { get; init; } = ProcessEnvironment.Read;
}
