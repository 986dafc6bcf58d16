using System.Buffers;
using System.Security.Cryptography;
using TypedDao.Storage;

namespace TypedDao.Cli.Replicas;

/// <summary>Compares the bytes of a file in two stores, streamed, without keeping them.</summary>
internal static class ContentComparison
{
    private const int BufferSize = 128 << 10;

    /// <summary>Whether both have the same bytes, in the versions that were listed.</summary>
    /// <param name="one">A storage.</param>
    /// <param name="two">The other.</param>
    /// <param name="pair">The file.</param>
    /// <param name="cancellationToken">Cancels the comparison.</param>
    public static async Task<bool> IsEqualAsync(IObjectStorage one, IObjectStorage two, FilePair pair, CancellationToken cancellationToken)
    {
        byte[][] digests = await Task.WhenAll(DigestAsync(one, pair.Source!, cancellationToken), DigestAsync(two, pair.Target!, cancellationToken)).ConfigureAwait(false);
        return digests[0].AsSpan().SequenceEqual(digests[1]);
    }

    private static async Task<byte[]> DigestAsync(IObjectStorage storage, StorageEntry entry, CancellationToken cancellationToken)
    {
        StorageObject opened = await storage.GetAsync(entry.Key, new GetOptions { IfMatch = entry.ETag }, cancellationToken).ConfigureAwait(false);
        await using (opened.ConfigureAwait(false))
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
            try
            {
                while (await opened.Content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
                {
                    hash.AppendData(buffer.AsSpan(0, read));
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }

            return hash.GetHashAndReset();
        }
    }
}
