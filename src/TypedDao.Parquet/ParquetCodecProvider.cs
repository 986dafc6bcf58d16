using TypedDao.BuiltIn;
using TypedDao.Codecs;
using TypedDao.Extensibility;
using TypedDao.Parquet.Rows;
using TypedDao.Parquet.Writing;

namespace TypedDao.Parquet;

/// <summary>Reads and writes <see cref="ParquetFormat"/>: Apache Parquet.</summary>
/// <remarks>
/// Columns are found by their names and read alone: the bytes of others are not asked for. A column that is missing is null where the
/// catalog lets it be, narrower types are widened, and anything else is <see cref="ErrorKind.SchemaMismatch"/>. A row with a value that its
/// column cannot hold is a bad row.
/// </remarks>
[Implements(typeof(ParquetFormat))]
public sealed class ParquetCodecProvider : ICodecProvider<ParquetFormat>
{
    /// <inheritdoc/>
    /// <exception cref="ConfigurationException">A key has a value out of its range.</exception>
    public ICodec Create(ParquetFormat options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ParquetCodec(WriteOptions.Create(options));
    }
}
