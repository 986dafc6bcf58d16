using Microsoft.Extensions.Hosting;

namespace TypedDao.Hosting;

/// <summary>Checks a context while the host starts.</summary>
/// <typeparam name="TContext">The context class.</typeparam>
/// <param name="context">The context.</param>
internal sealed class StartValidation<TContext>(TContext context) : IHostedLifecycleService
    where TContext : DataContext
{
    public Task StartingAsync(CancellationToken cancellationToken) => context.ValidateAsync(cancellationToken).AsTask();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
