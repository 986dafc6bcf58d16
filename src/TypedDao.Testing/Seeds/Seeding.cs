using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using TypedDao.Extensibility;
using TypedDao.Interfaces;
using TypedDao.Rows;

namespace TypedDao.Testing;

/// <summary>
/// A context with what is to be in it. Awaiting it puts everything there, in this order, and gives the context. What the catalog
/// allows a program to do with an object does not matter: what is read-only can be seeded too. Immutable.
/// </summary>
/// <typeparam name="TContext">The generated context class.</typeparam>
public sealed class Seeding<TContext>
    where TContext : IDataContext
{
    private readonly TContext _context;
    private readonly ImmutableArray<Func<CancellationToken, ValueTask>> _seeds;

    internal Seeding(TContext context, ImmutableArray<Func<CancellationToken, ValueTask>> seeds)
    {
        _context = context;
        _seeds = seeds;
    }

    /// <summary>Adds rows: of a file all it has, of a directory or table those beside what is there; partition columns say into which partition.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <param name="target">The object, or one member of a family of files.</param>
    /// <param name="rows">The rows.</param>
    public Seeding<TContext> With<TRow>(Func<TContext, IRowObject<TRow>> target, params IEnumerable<TRow> rows)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(rows);
        return With(async cancellationToken =>
        {
            IRowObject<TRow> seeded = target(_context);
            await seeded.AcceptShape<SeedRows<TRow>, ValueTask<WriteResult>>(new SeedRows<TRow>(seeded.Target, rows, cancellationToken)).ConfigureAwait(false);
        });
    }

    /// <summary>Adds a file of bytes.</summary>
    /// <param name="target">The file, or the directory of the named file.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="name">The file's path below a directory.</param>
    public Seeding<TContext> WithBytes(Func<TContext, IDataObject> target, ReadOnlyMemory<byte> content, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        return With(async cancellationToken =>
        {
            ObjectTarget seeded = target(_context).Target;
            IWritesBytes files = await seeded.Context.ConnectAsync<IWritesBytes>(seeded, "seed", cancellationToken).ConfigureAwait(false);
            using var stream = new MemoryStream(content.ToArray(), writable: false);
            await files.WriteAsync(seeded, name, stream, attributes: null, cancellationToken).ConfigureAwait(false);
        });
    }

    /// <summary>Adds a file of text, as UTF-8: also one of rows as they come from elsewhere, bad ones among them.</summary>
    /// <param name="target">The file, or the directory of the named file.</param>
    /// <param name="text">The text.</param>
    /// <param name="name">The file's path below a directory.</param>
    public Seeding<TContext> WithText(Func<TContext, IDataObject> target, string text, string? name = null)
        => WithBytes(target, Encoding.UTF8.GetBytes(text), name);

    /// <summary>Puts everything there.</summary>
    /// <param name="cancellationToken">Cancels it; what is there by then stays.</param>
    /// <returns>The context.</returns>
    public async ValueTask<TContext> WriteAsync(CancellationToken cancellationToken = default)
    {
        foreach (Func<CancellationToken, ValueTask> seed in _seeds)
        {
            await seed(cancellationToken).ConfigureAwait(false);
        }

        return _context;
    }

    /// <summary>Puts everything there when it is awaited.</summary>
    public TaskAwaiter<TContext> GetAwaiter() => WriteAsync().AsTask().GetAwaiter();

    private Seeding<TContext> With(Func<CancellationToken, ValueTask> seed) => new(_context, _seeds.Add(seed));

    private readonly struct SeedRows<TRow>(ObjectTarget target, IEnumerable<TRow> rows, CancellationToken cancellationToken)
        : IShapeOperation<TRow, ValueTask<WriteResult>>
    {
        public async ValueTask<WriteResult> Invoke<TShape>()
            where TShape : struct, IRowShape<TRow>
        {
            if (target.Definition.Shape is ObjectShape.File)
            {
                IWritesRows files = await target.Context.ConnectAsync<IWritesRows>(target, "seed", cancellationToken).ConfigureAwait(false);
                return await files.WriteAsync<TRow, TShape>(target, rows.ToAsyncEnumerable(), cancellationToken).ConfigureAwait(false);
            }

            IAppendsRows parts = await target.Context.ConnectAsync<IAppendsRows>(target, "seed", cancellationToken).ConfigureAwait(false);
            return await parts.AppendAsync<TRow, TShape>(target, rows.ToAsyncEnumerable(), cancellationToken).ConfigureAwait(false);
        }
    }
}
