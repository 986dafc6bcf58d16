using System.Diagnostics.CodeAnalysis;

namespace TypedDao.Stores;

/// <summary>An opened store: the services that its type offers to interfaces. Disposed with the context.</summary>
public sealed class StoreConnection : IAsyncDisposable
{
    private readonly object[] _services;

    /// <summary>Creates a connection.</summary>
    /// <param name="services">The services, such as an <see cref="Storage.IObjectStorage"/>; disposed with the connection where disposable.</param>
    public StoreConnection(params IReadOnlyCollection<object> services) => _services = [.. services];

    /// <summary>Finds a service.</summary>
    /// <typeparam name="T">The service's type.</typeparam>
    /// <param name="service">The service.</param>
    /// <returns>Whether this store offers it.</returns>
    public bool TryGet<T>([NotNullWhen(true)] out T? service)
        where T : class
    {
        foreach (object candidate in _services)
        {
            if (candidate is T found)
            {
                service = found;
                return true;
            }
        }

        service = null;
        return false;
    }

    /// <summary>This connection with one service in place of another; used by layers.</summary>
    /// <typeparam name="T">The service's type.</typeparam>
    /// <param name="replace">Makes the new service from the present one.</param>
    public StoreConnection Replace<T>(Func<T, T> replace)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(replace);
        return new StoreConnection([.. _services.Select(service => service is T found ? replace(found) : service)]);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (object service in _services)
        {
            if (service is IAsyncDisposable asyncDisposable)
            {
                await asyncDisposable.DisposeAsync().ConfigureAwait(false);
            }
            else if (service is IDisposable disposable)
            {
                disposable.Dispose();
            }
        }
    }
}
