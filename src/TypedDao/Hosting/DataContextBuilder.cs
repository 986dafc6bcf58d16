using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace TypedDao.Hosting;

/// <summary>Says more about a context that was added to an application.</summary>
/// <typeparam name="TContext">The generated context class.</typeparam>
public sealed class DataContextBuilder<TContext>
    where TContext : DataContext
{
    internal DataContextBuilder(IServiceCollection services) => Services = services;

    /// <summary>The application's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>
    /// Checks all stores of the active environment when the host starts, before any hosted service does. The host does not start
    /// where something is wrong; all problems are reported at once.
    /// </summary>
    public DataContextBuilder<TContext> ValidateOnStart()
    {
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StartValidation<TContext>>());
        return this;
    }
}
