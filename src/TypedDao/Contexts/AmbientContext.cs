using System.Diagnostics.CodeAnalysis;

namespace TypedDao;

/// <summary>
/// The context behind the static catalog class: the one made current by <see cref="Use"/> in this async flow, otherwise the
/// default one, which is made on its first use and stays for the life of the process.
/// </summary>
/// <typeparam name="TContext">The generated context class.</typeparam>
public static class AmbientContext<TContext>
    where TContext : DataContext, ICatalogContext<TContext>
{
    private static readonly Lock Gate = new();
    private static readonly AsyncLocal<Scope?> CurrentScope = new();
    private static DataContextOptions _options = new();
    private static volatile TContext? _default;

    /// <summary>The current context.</summary>
    /// <exception cref="ConfigurationException">The default context cannot be made, since the environment is not known.</exception>
    public static TContext Current => CurrentScope.Value?.Context ?? _default ?? CreateDefault();

    /// <summary>Sets up the default context, further to what earlier calls did; only before its first use.</summary>
    /// <param name="configure">Gives the options from the present ones.</param>
    /// <exception cref="InvalidOperationException">The default context is in use.</exception>
    public static void Configure(Func<DataContextOptions, DataContextOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        lock (Gate)
        {
            if (_default is not null)
            {
                throw new InvalidOperationException(
                    $"The default {typeof(TContext).Name} is in use and can no longer be configured. Configure it before the first " +
                    $"object of the catalog is touched, or make a {typeof(TContext).Name} of your own and pass it to Use.");
            }

            _options = configure(_options) ?? throw new ArgumentException("The function gave no options.", nameof(configure));
        }
    }

    /// <summary>
    /// Makes a context the current one of this async flow, and of the flows that start from it, until the result is disposed. Scopes
    /// nest; one that is disposed while an inner one lasts ends with the inner one. A flow that was started inside keeps the
    /// context, also after the scope has ended: it never falls back to the default context.
    /// </summary>
    /// <param name="context">The context; not disposed with the scope.</param>
    public static IDisposable Use(TContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var scope = new Scope(context, CurrentScope.Value);
        CurrentScope.Value = scope;
        return scope;
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The default context lives as long as the process.")]
    private static TContext CreateDefault()
    {
        lock (Gate)
        {
            return _default ??= TContext.Create(_options);
        }
    }

    private sealed class Scope(TContext context, Scope? outer) : IDisposable
    {
        private volatile bool _hasEnded;

        public TContext Context { get; } = context;

        public void Dispose()
        {
            _hasEnded = true;
            if (CurrentScope.Value != this)
            {
                return;
            }

            Scope? next = outer;
            while (next is { _hasEnded: true })
            {
                next = next.Outer;
            }

            CurrentScope.Value = next;
        }

        private Scope? Outer => outer;
    }
}
