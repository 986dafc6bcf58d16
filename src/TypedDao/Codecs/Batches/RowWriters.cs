using TypedDao.BuiltIn;
using TypedDao.Codecs.Compression;
using TypedDao.Rows;

namespace TypedDao.Codecs.Batches;

/// <summary>Opens writers of text files.</summary>
internal static class RowWriters
{
    /// <summary>
    /// A writer that encodes on several threads where the options allow it, the rows cannot change meanwhile, and nothing is
    /// compressed: that takes longer than encoding, and its bytes depend on how many it gets at once. Where the length so far must be
    /// repeatable, one thread encodes, since nobody else knows it between two rows.
    /// </summary>
    /// <param name="encoder">Encodes the rows.</param>
    /// <param name="destination">Takes the bytes.</param>
    /// <param name="compression">What the format says of the file's compression.</param>
    /// <param name="options">What the writer is told beside the rows.</param>
    public static RowWriter<TRow> Open<TRow, TShape>(
        RowEncoder<TRow> encoder, Stream destination, CompressionChoice compression, CodecWriteOptions options)
        where TShape : struct, IRowShape<TRow>
        => TShape.IsImmutable && options.MaxDegreeOfParallelism > 1 && !options.IsLengthRepeatable && CompressedFiles.Resolve(compression, options.Key) is CompressionChoice.None
            ? new BatchRowWriter<TRow>(encoder, destination, options.Key, options.MaxDegreeOfParallelism)
            : new BufferedRowWriter<TRow>(encoder, destination, compression, options.Key);
}
