using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TypedDao.Hosting;

/// <summary>Adds contexts to an application; generated code calls it under the catalog's name, such as <c>AddCatalog</c>.</summary>
public static class DataContextServices
{
    /// <summary>
    /// Adds a context as a singleton. It takes configuration, loggers and clock from the application, and is closed with it.
    /// </summary>
    /// <typeparam name="TContext">The generated context class.</typeparam>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Changes the options that the application gives.</param>
    /// <returns>What else can be said about the context.</returns>
    public static DataContextBuilder<TContext> AddDataContext<TContext>(
        this IServiceCollection services, Func<DataContextOptions, DataContextOptions>? configure = null)
        where TContext : DataContext, ICatalogContext<TContext>
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSingleton(provider =>
        {
            var options = new DataContextOptions
            {
                Configuration = provider.GetService<IConfiguration>(),
                LoggerFactory = provider.GetService<ILoggerFactory>(),
                TimeProvider = provider.GetService<TimeProvider>() ?? TimeProvider.System,
                Services = provider,
            };
            return TContext.Create(configure?.Invoke(options) ?? options);
        });
        return new DataContextBuilder<TContext>(services);
    }
}
