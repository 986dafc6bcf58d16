using System.Runtime.CompilerServices;

namespace TypedDao.Storage.Tests.Conformance;

/// <summary>Storages that break one law each, over a storage that keeps them all.</summary>
internal static class BrokenStorages
{
    public static readonly IReadOnlyDictionary<string, (Func<IObjectStorage> Open, string[] Broken)> All =
        new Dictionary<string, (Func<IObjectStorage>, string[])>(StringComparer.Ordinal)
        {
            ["looks before it creates, then renames over"] = (RacingStorages.LooksThenCreates, ["create-race-put"]),
            ["renames over an existing object on create"] = (() => new Broken
            {
                Put = (inner, key, content, _, token) => inner.PutAsync(key, content, default, token),
            }, ["create-refuses-existing", "create-race-put", "replace-if-match", "replace-if-match-race"]),
            ["refuses a creation with the wrong kind"] = (() => new Broken
            {
                Put = async (inner, key, content, options, token) =>
                {
                    try
                    {
                        return await inner.PutAsync(key, content, options, token);
                    }
                    catch (TypedDaoException error) when (error.Kind == ErrorKind.AlreadyExists)
                    {
                        throw new TypedDaoException(ErrorKind.Conflict, "taken");
                    }
                },
            }, ["create-refuses-existing"]),
            ["compares, then replaces"] = (RacingStorages.ComparesThenReplaces, ["replace-if-match-race", "replace-if-match-counter"]),
            ["writes in two steps"] = (RacingStorages.WritesInTwoSteps, ["create-is-atomic", "replace-is-atomic"]),
            ["deletes before it replaces"] = (RacingStorages.DeletesBeforeItReplaces, ["replace-is-atomic", "list-while-writing"]),
            ["keeps the caller's memory"] = (() => new KeepsMemory(), ["put-keeps-nothing"]),
            ["forgets to cancel"] = (() => new Broken
            {
                Put = (inner, key, content, options, _) => inner.PutAsync(key, content, options, default),
                Delete = (inner, key, _) => inner.DeleteAsync(key, default),
                List = (inner, prefix, options, _) => inner.ListAsync(prefix, options, default),
                Head = (inner, key, _) => inner.HeadAsync(key, default),
                Copy = (inner, source, destination, options, _) => inner.CopyAsync(source, destination, options, default),
            }, ["put-cancelled", "delete-cancelled", "list-cancelled", "read-cancelled", "copy-cancelled"]),
            ["appends instead of replacing"] = (() => new Broken
            {
                Put = async (inner, key, content, options, token) =>
                {
                    byte[] present = await inner.HeadAsync(key, token) is null ? [] : await inner.ReadAsync(key);
                    return await inner.PutAsync(key, (byte[])[.. present, .. content.Span], options, token);
                },
            }, ["put-replaces"]),
            ["knows no objects without bytes"] = (() => new Broken
            {
                Put = async (inner, key, content, options, token) =>
                {
                    StorageEntry written = await inner.PutAsync(key, content, options, token);
                    if (content.IsEmpty)
                    {
                        await inner.DeleteAsync(key, token);
                    }

                    return written;
                },
                Upload = (inner, key, upload) => new BrokenUpload(upload)
                {
                    Disposed = () => upload.Length == 0 ? inner.DeleteAsync(key, default) : ValueTask.CompletedTask,
                },
            }, ["put-empty", "upload-empty"]),
            ["cuts large objects"] = (() => new Broken
            {
                Put = (inner, key, content, options, token) => inner.PutAsync(key, content[..Math.Min(content.Length, 5_000_000)], options, token),
                Upload = (_, _, upload) => new BrokenUpload(upload) { Limit = 5_000_000 },
            }, ["put-large", "upload-large"]),
            ["gives the ETag of length and second"] = (() => new Broken
            {
                Entry = entry => entry with { ETag = $"{entry.Length}-{entry.LastModified.ToUnixTimeSeconds() / 60}" },
            }, ["etag-changes"]),
            ["gives entries of nothing"] = (() => new Broken
            {
                Put = async (inner, key, content, options, token) => await inner.PutAsync(key, content, options, token) with { ETag = "", Length = 0 },
            }, ["put-is-read-back"]),
            ["shows a write to the second who asks"] = (() => new LateHeads(), ["put-is-read-back"]),
            ["publishes parts of an upload"] = (() => new Broken
            {
                Upload = (inner, key, upload) => new BrokenUpload(upload) { Write = (content, token) => inner.PutAsync(key, content, default, token) },
            }, ["upload-is-invisible", "upload-leaves-the-old", "upload-abandoned", "upload-cancelled"]),
            ["publishes an upload when it is sealed"] = (() => new Broken
            {
                Upload = (_, _, upload) => new BrokenUpload(upload) { Seal = token => upload.CompleteAsync(key: null, token) },
            }, ["upload-is-invisible", "upload-leaves-the-old", "upload-abandoned"]),
            ["leaves an abandoned upload visible"] = (() => new Broken
            {
                Upload = (_, _, upload) => new BrokenUpload(upload) { CompletesOnDispose = true },
            }, ["upload-abandoned", "upload-leaves-the-old"]),
            ["checks the condition when an upload is opened"] = (() => new ChecksOnOpening(), ["upload-condition-create", "upload-condition-replace", "create-race-upload"]),
            ["keeps the memory of a write"] = (() => new Broken
            {
                Upload = (_, _, upload) => new BrokenUpload(upload) { KeepsMemory = true },
            }, ["upload-keeps-nothing"]),
            ["stages uploads under one name"] = (() => new SharedStaging(), ["uploads-side-by-side"]),
            ["completes an upload under its own key"] = (() => new Broken
            {
                Upload = (_, _, upload) => new BrokenUpload(upload) { IgnoresKey = true },
            }, ["upload-under-another-key"]),
            ["removes the object when its upload is disposed"] = (() => new Broken
            {
                Upload = (inner, key, upload) => new BrokenUpload(upload) { Disposed = () => inner.DeleteAsync(key, default) },
            }, ["upload-is-read-back", "upload-disposed-twice"]),
            ["counts an upload's bytes wrong"] = (() => new Broken
            {
                Upload = (_, _, upload) => new BrokenUpload(upload) { CountsNothing = true },
            }, ["upload-is-read-back"]),
            ["shows new bytes to an opened reader"] = (() => new Broken
            {
                Content = (inner, key, _, _) => new LiveStream(inner, key),
            }, ["opened-reader-survives-put", "opened-reader-survives-delete", "opened-reader-survives-upload", "opened-reader-survives-copy"]),
            ["gives the length of a range for that of the object"] = (() => new Broken
            {
                Opened = (entry, options) => entry with { Length = options.Length ?? entry.Length },
            }, ["read-range-entry"]),
            ["wants content to be read to its end"] = (() => new Broken { Content = (_, _, _, content) => new StrictStream(content) }, ["content-left-early"]),
            ["swallows IfMatch of a read"] = (() => new Broken { Get = options => options with { IfMatch = null } }, ["read-if-match"]),
            ["takes an offset from the end for one from the start"] = (() => new Broken
            {
                Get = options => options with { Offset = Math.Max(0, options.Offset) },
            }, ["read-ranges"]),
            ["ignores the length of a range"] = (() => new Broken { Get = options => options with { Length = null } }, ["read-ranges", "read-in-pieces"]),
            ["raises an exception of its own for what is missing"] = (() => new Broken
            {
                Failed = (_, error) => error.Kind == ErrorKind.NotFound ? new FileNotFoundException("no such file") : error,
            }, ["read-missing", "copy-missing"]),
            ["lists in the order of UTF-16"] = (() => new Broken
            {
                Sorted = entries => entries.OrderBy(entry => entry.Key, StringComparer.Ordinal),
            }, ["list-order"]),
            ["lists folder by folder"] = (() => new Broken
            {
                Sorted = entries => entries.OrderBy(entry => entry.Key.Replace('/', '\u0001'), StringComparer.Ordinal),
            }, ["list-order"]),
            ["lists what comes at StartAfter"] = (() => new Broken
            {
                List = (inner, prefix, options, token) => Inclusive(inner, prefix, options, token),
            }, ["list-start-after", "list-start-after-in-prefix", "list-pages"]),
            ["ignores StartAfter"] = (() => new Broken
            {
                List = (inner, prefix, _, token) => inner.ListAsync(prefix, default, token),
            }, ["list-start-after", "list-pages"]),
            ["lists the first page alone"] = (() => new Broken { Sorted = entries => entries.Take(1000) }, ["list-pages"]),
            ["lists whole segments alone"] = (() => new Broken
            {
                List = (inner, prefix, options, token) => inner.ListAsync(prefix.Length == 0 || prefix.EndsWith('/') ? prefix : prefix + "/", options, token),
            }, ["list-prefix"]),
            ["normalises prefixes"] = (() => new Broken
            {
                List = (inner, prefix, options, token) => inner.ListAsync(prefix.Replace("//", "/", StringComparison.Ordinal), options, token),
            }, ["list-nothing"]),
            ["lists once"] = (() => new ListsOnce(), ["list-again"]),
            ["raises an error when nothing is there to delete"] = (() => new Broken
            {
                Delete = async (inner, key, token) =>
                {
                    _ = await inner.HeadAsync(key, token) ?? throw new TypedDaoException(ErrorKind.NotFound, "nothing there");
                    await inner.DeleteAsync(key, token);
                },
            }, ["delete-missing"]),
            ["deletes everything below"] = (() => new Broken
            {
                Delete = async (inner, key, token) =>
                {
                    await foreach (StorageEntry entry in inner.ListAsync(key + "/", default, token))
                    {
                        await inner.DeleteAsync(entry.Key, token);
                    }

                    await inner.DeleteAsync(key, token);
                },
            }, ["delete-one", "delete-missing"]),
            ["deletes nothing"] = (() => new Broken { Delete = (_, _, _) => ValueTask.CompletedTask }, ["delete-removes", "delete-one"]),
            ["deletes the first of several alone"] = (() => new Broken
            {
                DeleteMany = (inner, keys, token) => keys.Count == 0 ? ValueTask.CompletedTask : inner.DeleteAsync(keys.First(), token),
            }, ["delete-many", "delete-many-pages"]),
            ["refuses to delete several where one is missing"] = (() => new Broken
            {
                DeleteMany = async (inner, keys, token) =>
                {
                    foreach (string key in keys)
                    {
                        _ = await inner.HeadAsync(key, token) ?? throw new TypedDaoException(ErrorKind.NotFound, "nothing there");
                        await inner.DeleteAsync(key, token);
                    }
                },
            }, ["delete-many"]),
            ["forgets to cancel a deletion of several"] = (() => new Broken { DeleteMany = (inner, keys, _) => inner.DeleteAsync(keys, default) }, ["delete-many-cancelled"]),
            ["ignores the version of a read"] = (() => new Broken { Get = options => options with { VersionId = null } }, ["read-version-refused"]),
            ["takes attributes and forgets them"] = (() => new ForgetsAttributes(isDeclared: false), ["attributes-refused"]),
            ["declares attributes and forgets them"] = (() => new ForgetsAttributes(isDeclared: true), ["attributes-are-read-back", "attributes-are-copied", "attributes-tags"]),
            ["invents attributes"] = (() => new InventsAttributes(), ["attributes-missing", "attributes-are-read-back"]),
            ["removes a folder with what comes into it meanwhile"] = (RacingStorages.RemovesWhatComesMeanwhile, ["delete-beside-writers"]),
            ["copies by reference"] = (() => new LinkedCopies(), ["copy-is-separate"]),
            ["ignores the condition of a copy"] = (() => new Broken
            {
                Copy = (inner, source, destination, _, token) => inner.CopyAsync(source, destination, default, token),
            }, ["copy-conditions"]),
            ["moves instead of copying"] = (() => new Broken
            {
                Copy = async (inner, source, destination, options, token) =>
                {
                    StorageEntry copied = await inner.CopyAsync(source, destination, options, token);
                    await inner.DeleteAsync(source, token);
                    return copied;
                },
            }, ["copy-is-whole", "copy-onto-itself"]),
            ["makes a file empty before it copies into it"] = (() => new Broken
            {
                Copy = async (inner, source, destination, options, token) =>
                {
                    await inner.PutAsync(destination, ReadOnlyMemory<byte>.Empty, default, token);
                    return await inner.CopyAsync(source, destination, options, token);
                },
            }, ["copy-missing", "copy-onto-itself"]),
            ["takes any key"] = (() => new Broken { Key = key => StorageKey.Refuse(key) is null ? key : "any" }, ["keys-refused"]),
            ["writes keys in lower case"] = (() => new Broken { Key = key => key.ToLowerInvariant() }, ["keys-round-trip", "keys-differ-in-case"]),
            ["decodes keys"] = (() => new Broken { Key = Uri.UnescapeDataString }, ["keys-round-trip"]),
            ["cuts long keys"] = (() => new Broken { Key = key => key.Length > 255 ? key[..255].TrimEnd('/') : key }, ["keys-long"]),
            ["refuses ordinary keys"] = (() => new Broken
            {
                Key = key => key.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-') ? key : throw new TypedDaoException(ErrorKind.NotSupported, "no"),
            }, ["keys-round-trip"]),
            ["overwrites a file with a folder"] = (() => new Broken
            {
                Put = async (inner, key, content, options, token) =>
                {
                    await inner.DeleteAsync(Path.GetDirectoryName(key)!.Replace('\\', '/'), token);
                    return await inner.PutAsync(key, content, options, token);
                },
            }, ["keys-below-keys"]),
            ["has one address for all"] = (() => new Broken { Address = "storage://" }, ["keys-address"]),
            ["cannot be disposed twice"] = (() => new DisposableOnce(), ["storage-disposed-twice"]),
            ["cannot be read by two"] = (RacingStorages.HasOneReader, ["read-in-parallel", "parallel-writes"]),
        };

    private static async IAsyncEnumerable<StorageEntry> Inclusive(
        IObjectStorage inner, string prefix, ListOptions options, [EnumeratorCancellation] CancellationToken token)
    {
        if (options.StartAfter is { } start
            && start.StartsWith(prefix, StringComparison.Ordinal)
            && StorageKey.Refuse(start) is null
            && await inner.HeadAsync(start, token) is { } entry)
        {
            yield return entry;
        }

        await foreach (StorageEntry next in inner.ListAsync(prefix, options, token))
        {
            yield return next;
        }
    }

    private sealed class DisposableOnce() : DelegatingStorage(new MemoryStorage())
    {
        private bool _isDisposed;

        public override ValueTask DisposeAsync()
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            _isDisposed = true;
            return base.DisposeAsync();
        }
    }

    private sealed class ListsOnce() : DelegatingStorage(new MemoryStorage())
    {
        public override IAsyncEnumerable<StorageEntry> ListAsync(string prefix, ListOptions options, CancellationToken cancellationToken)
            => new Once(base.ListAsync(prefix, options, cancellationToken));

        private sealed class Once(IAsyncEnumerable<StorageEntry> entries) : IAsyncEnumerable<StorageEntry>
        {
            private IAsyncEnumerable<StorageEntry> _entries = entries;

            public IAsyncEnumerator<StorageEntry> GetAsyncEnumerator(CancellationToken cancellationToken = default)
                => Interlocked.Exchange(ref _entries, AsyncEnumerable.Empty<StorageEntry>()).GetAsyncEnumerator(cancellationToken);
        }
    }

    private sealed class LateHeads() : DelegatingStorage(new MemoryStorage())
    {
        private readonly HashSet<string> _unseen = [];

        public override ValueTask<StorageEntry> PutAsync(string key, ReadOnlyMemory<byte> content, PutOptions options, CancellationToken cancellationToken)
        {
            _unseen.Add(key);
            return base.PutAsync(key, content, options, cancellationToken);
        }

        public override ValueTask<StorageEntry?> HeadAsync(string key, CancellationToken cancellationToken)
            => _unseen.Remove(key) ? default : base.HeadAsync(key, cancellationToken);
    }

    private sealed class KeepsMemory() : DelegatingStorage(new MemoryStorage())
    {
        public override ValueTask<StorageEntry> PutAsync(string key, ReadOnlyMemory<byte> content, PutOptions options, CancellationToken cancellationToken)
            => new(((MemoryStorage)Inner).Store(key, [content], content.Length, options));
    }

    private sealed class SharedStaging() : DelegatingStorage(new MemoryStorage())
    {
        private readonly Dictionary<string, StorageUpload> _staged = [];

        public override async ValueTask<StorageUpload> OpenUploadAsync(string key, PutOptions options, CancellationToken cancellationToken)
        {
            if (!_staged.TryGetValue(key, out StorageUpload? upload))
            {
                _staged.Add(key, upload = new BrokenUpload(await base.OpenUploadAsync(key, options, cancellationToken)));
            }

            return upload;
        }
    }

    private sealed class LinkedCopies() : DelegatingStorage(new MemoryStorage())
    {
        private readonly Dictionary<string, string> _links = [];

        public override ValueTask<StorageObject> GetAsync(string key, GetOptions options, CancellationToken cancellationToken)
            => base.GetAsync(_links.GetValueOrDefault(key, key), options, cancellationToken);

        public override ValueTask<StorageEntry> CopyAsync(string source, string destination, PutOptions options, CancellationToken cancellationToken)
        {
            _links[destination] = source;
            return base.CopyAsync(source, destination, options, cancellationToken);
        }
    }

    private sealed class StrictStream(Stream content) : MemoryStream
    {
        private bool _isAtEnd;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int read = await content.ReadAsync(buffer, cancellationToken);
            _isAtEnd |= read == 0 && buffer.Length > 0;
            return read;
        }

        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            await content.CopyToAsync(destination, bufferSize, cancellationToken);
            _isAtEnd = true;
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            if (!_isAtEnd)
            {
                throw new IOException("There was more to read.");
            }
        }
    }

    private sealed class ChecksOnOpening() : DelegatingStorage(new MemoryStorage())
    {
        public override async ValueTask<StorageUpload> OpenUploadAsync(string key, PutOptions options, CancellationToken cancellationToken)
        {
            StorageEntry? present = await Inner.HeadAsync(key, cancellationToken);
            if (options.IfAbsent && present is not null)
            {
                throw new TypedDaoException(ErrorKind.AlreadyExists, "taken");
            }

            if (options.IfMatch is { } expected && expected != present?.ETag)
            {
                throw new TypedDaoException(ErrorKind.Conflict, "changed");
            }

            return await base.OpenUploadAsync(key, default, cancellationToken);
        }
    }
}
