using TypedDao.BuiltIn;
using TypedDao.Codecs.Csv;
using TypedDao.Extensibility;

namespace TypedDao.Codecs;

/// <summary>
/// Reads and writes <see cref="CsvFormat"/>.
/// </summary>
/// <remarks>
/// <para>Files are UTF-8, with or without byte order mark. A row ends with LF, CRLF or CR; the last one needs no end. Empty
/// lines are left out, except in files whose one column is nullable, where they are null. A row is at most 64 MiB long.</para>
/// <para>With a header, columns are found by name: their order is free, further ones are left out, a missing one is null or,
/// where it cannot be, <see cref="ErrorKind.SchemaMismatch"/>. Without one they are taken by position. A file without any
/// byte has no rows.</para>
/// <para>A value is quoted if its first byte is a quote; quotes further in are text. Text behind a closing quote makes the row
/// bad up to the next line break. A quote that is never closed makes all that follows one bad row.</para>
/// <para>Null is the text of <see cref="CsvFormat.Null"/>, unquoted, in a nullable column. Truth values are <c>true</c> and
/// <c>false</c> in any case. Integers and decimals may have an exponent or a fraction as long as the value fits exactly.
/// Timestamps without zone are UTC. Lists, maps and structs are JSON.</para>
/// <para>Rows are written with LF, values are quoted only where they would otherwise be read as something else.</para>
/// </remarks>
[Implements(typeof(CsvFormat))]
public sealed class CsvCodecProvider : ICodecProvider<CsvFormat>
{
    /// <inheritdoc/>
    /// <exception cref="ConfigurationException">Delimiter, quote and text for null cannot be together.</exception>
    public ICodec Create(CsvFormat options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _ = CsvDialect.Create(options, string.Empty);
        return new CsvCodec(options);
    }
}
