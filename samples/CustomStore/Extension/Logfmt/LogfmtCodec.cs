using TypedDao.Codecs;
using TypedDao.Rows;

namespace Acme.Journals.Logfmt;

/// <summary>Reads and writes lines of key=value pairs.</summary>
internal sealed class LogfmtCodec(LogfmtFormat format) : ICodec
{
    public RowReader<TRow> OpenReader<TRow, TShape>(IFileSource file, CodecReadOptions options)
        where TShape : struct, IRowShape<TRow>
        => new LogfmtRowReader<TRow, TShape>(file, new LogfmtColumns(TShape.Schema), format, options);

    public RowWriter<TRow> OpenWriter<TRow, TShape>(Stream destination, CodecWriteOptions options)
        where TShape : struct, IRowShape<TRow>
        => new LogfmtRowWriter<TRow, TShape>(destination, new LogfmtColumns(TShape.Schema), options);
}
