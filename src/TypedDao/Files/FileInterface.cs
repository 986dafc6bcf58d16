using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TypedDao.Catalogs;
using TypedDao.Codecs;
using TypedDao.Files.Listing;
using TypedDao.Files.Writing;
using TypedDao.Interfaces;
using TypedDao.Storage;

namespace TypedDao.Files;

/// <summary>
/// Reads and writes files and directories over any object storage. Each file appears whole or not at all. A directory is not
/// atomic: a reader may see some files of a write before the others.
/// </summary>
public sealed partial class FileInterface : IDataInterface
{
    private readonly ConcurrentDictionary<ObjectDefinition, FileLayout> _layouts = new();
    private readonly Turns _turns = new();
    private readonly IObjectStorage _storage;
    private readonly StoreServices _services;
    private readonly ILogger _logger;
    private readonly WriteIds _writeIds;

    internal FileInterface(InterfaceContext context)
    {
        _storage = context.Connection.TryGet(out IObjectStorage? storage)
            ? storage
            : throw new TypedDaoException(ErrorKind.NotSupported, $"Store '{context.Store.Name}' offers no object storage, which files need.")
            {
                Store = context.Store.Name,
                Cure = "Put the store on a type that is an object storage, such as 'local' or 's3'.",
            };
        _services = new StoreServices(context);
        var loggers = context.Store.Services.GetService(typeof(ILoggerFactory)) as ILoggerFactory ?? NullLoggerFactory.Instance;
        _logger = loggers.CreateLogger("TypedDao.Files");
        _writeIds = new WriteIds(context.Store.TimeProvider);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private FileLayout LayoutOf(ObjectTarget target) => _layouts.GetOrAdd(target.Definition, static definition => new FileLayout(definition));

    /// <summary>Where a target is, as a person would look for it: the key as far as it is fixed.</summary>
    private string AddressOf(FileLayout layout)
    {
        string key = layout.Definition.Key;
        int open = layout.Definition.KeyParameters.Count == 0 ? -1 : key.IndexOf('{', StringComparison.Ordinal);
        return _storage.AddressOf((open < 0 ? key : key[..open]).TrimEnd('/'));
    }

    private static ICodec CodecOf(ObjectTarget target)
        => target.Definition.Format?.Codec
            ?? throw new TypedDaoException(ErrorKind.NotSupported, "The object has no columns, so it has bytes and no rows.")
            {
                Cure = "Declare its columns and format in the catalog, or use the operations on bytes.",
            };

    private FileOpener Opener(ObjectTarget target, FileLayout layout)
        => new() { Storage = _storage, Codec = CodecOf(target), Layout = layout, Logger = _logger };

    /// <summary>Runs an operation so that its errors say what was done on which object, and what to do about it.</summary>
    private async ValueTask<T> RunAsync<T>(string operation, ObjectTarget target, Func<FileLayout, ValueTask<T>> run)
    {
        FileLayout layout = LayoutOf(target);
        try
        {
            return await run(layout).ConfigureAwait(false);
        }
        catch (TypedDaoException error)
        {
            FileErrors.Complete(error, operation, target, AddressOf(layout));
            throw;
        }
    }
}
