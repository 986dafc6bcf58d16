using TypedDao.Codecs;
using TypedDao.Storage;

namespace Acme.Journals;

/// <summary>An entry as the file that a codec reads.</summary>
internal sealed class JournalSource(IObjectStorage storage, StorageEntry entry, ReadStatistics statistics) : IFileSource
{
    public string Key => entry.Key;

    public string Address => storage.AddressOf(entry.Key);

    public long? Length => entry.Length;

    public async ValueTask<Stream> OpenAsync(long offset, long? length, CancellationToken cancellationToken)
    {
        var options = new GetOptions { Offset = offset, Length = length, IfMatch = entry.ETag };
        StorageObject opened = await storage.GetAsync(entry.Key, options, cancellationToken).ConfigureAwait(false);
        statistics.AddBytes(length ?? entry.Length);
        return opened.Content;
    }
}
