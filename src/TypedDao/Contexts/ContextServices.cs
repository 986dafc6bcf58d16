using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace TypedDao.Contexts;

/// <summary>What stores and interfaces can ask for: what the context's options say, otherwise the application's services.</summary>
/// <param name="options">The context's options.</param>
internal sealed class ContextServices(DataContextOptions options) : IServiceProvider
{
    public object? GetService(Type serviceType)
    {
        object? own = serviceType == typeof(ILoggerFactory) ? options.LoggerFactory
            : serviceType == typeof(IConfiguration) ? options.Configuration
            : serviceType == typeof(TimeProvider) ? options.TimeProvider
            : null;
        return own ?? options.Services?.GetService(serviceType);
    }
}
