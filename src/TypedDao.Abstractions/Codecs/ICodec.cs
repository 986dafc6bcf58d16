using TypedDao.Rows;

namespace TypedDao.Codecs;

/// <summary>A file format: turns files into rows and rows into files. Immutable; used concurrently.</summary>
public interface ICodec
{
    /// <summary>Opens a file for reading rows. Columns are bound to positions once, here or on the first batch.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="file">The file.</param>
    /// <param name="options">Values from the path, and what to do with bad rows.</param>
    RowReader<TRow> OpenReader<TRow, TShape>(IFileSource file, CodecReadOptions options)
        where TShape : struct, IRowShape<TRow>;

    /// <summary>Opens a writer that turns rows into the bytes of one file.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="destination">Takes the bytes in order; not disposed by the writer.</param>
    /// <param name="options">What is left out of the file.</param>
    RowWriter<TRow> OpenWriter<TRow, TShape>(Stream destination, CodecWriteOptions options)
        where TShape : struct, IRowShape<TRow>;
}
