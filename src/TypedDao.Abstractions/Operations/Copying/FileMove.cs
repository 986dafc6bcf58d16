using TypedDao.Interfaces;
using TypedDao.Storage;

namespace TypedDao;

/// <summary>A move: what was there before the copy is removed after it.</summary>
internal sealed class FileMove
{
    private readonly IMovesFiles _from;
    private readonly IDataInterface _to;
    private readonly ObjectTarget _source;
    private readonly ObjectTarget _destination;
    private readonly List<StorageEntry> _files;

    private FileMove(IMovesFiles from, IDataInterface to, ObjectTarget source, ObjectTarget destination, List<StorageEntry> files)
        => (_from, _to, _source, _destination, _files) = (from, to, source, destination, files);

    public static async ValueTask<FileMove> BeginAsync(ObjectTarget source, ObjectTarget destination, CancellationToken cancellationToken)
    {
        IMovesFiles from = await source.Context.ConnectAsync<IMovesFiles>(source, "move", cancellationToken).ConfigureAwait(false);
        IDataInterface to = await destination.Context.ConnectAsync<IDataInterface>(destination, "move", cancellationToken).ConfigureAwait(false);
        List<StorageEntry> files = await from.ListAsync(source, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return new FileMove(from, to, source, destination, files);
    }

    public ValueTask EndAsync(CancellationToken cancellationToken) => _from.RemoveMovedAsync(_source, _files, _destination, _to, cancellationToken);
}
