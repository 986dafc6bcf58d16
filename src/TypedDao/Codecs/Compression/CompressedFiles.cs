using TypedDao.BuiltIn;

namespace TypedDao.Codecs.Compression;

/// <summary>Opens files through their compression.</summary>
internal static class CompressedFiles
{
    /// <summary>The compression of a file.</summary>
    /// <param name="choice">What the format says.</param>
    /// <param name="key">The key, whose suffix decides where the format leaves it open.</param>
    public static CompressionChoice Resolve(CompressionChoice choice, string key)
        => choice is not CompressionChoice.Auto ? choice
            : key.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? CompressionChoice.Gzip
            : key.EndsWith(".br", StringComparison.OrdinalIgnoreCase) ? CompressionChoice.Brotli
            : CompressionChoice.None;

    /// <summary>The key without the suffix of a compression.</summary>
    public static string WithoutSuffix(string key)
        => key.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) || key.EndsWith(".br", StringComparison.OrdinalIgnoreCase) ? key[..^3] : key;

    /// <summary>Opens a file for reading forward.</summary>
    /// <param name="file">The file.</param>
    /// <param name="choice">What the format says of its compression.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public static async ValueTask<Stream> OpenAsync(IFileSource file, CompressionChoice choice, CancellationToken cancellationToken)
    {
        Stream stream = await file.OpenAsync(0, null, cancellationToken).ConfigureAwait(false);
        return Resolve(choice, file.Key) switch
        {
            CompressionChoice.Gzip => new GzipReadStream(stream, file.Address),
            CompressionChoice.Brotli => new BrotliReadStream(stream, file.Address),
            _ => stream,
        };
    }

    /// <summary>The error for a file that is not what its compression says.</summary>
    public static TypedDaoException Damaged(string fact, string address, Exception? cause = null)
        => new(ErrorKind.InvalidData, fact, cause)
        {
            Address = address,
            Cure = "Write the file again, or set 'compression' of the format to what the file is.",
        };
}
