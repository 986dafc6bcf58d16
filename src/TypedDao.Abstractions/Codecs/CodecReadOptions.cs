using TypedDao.Filters;
using TypedDao.Schema;

namespace TypedDao.Codecs;

/// <summary>What a codec is told beside the file.</summary>
public sealed class CodecReadOptions
{
    /// <summary>
    /// Values of columns that come from the file's path instead of its content, as canonical text (see
    /// <see cref="Keys.KeyValue.ToText()"/>), by the column's name. A null value is null.
    /// </summary>
    public IReadOnlyDictionary<string, string?> PathValues { get; init; } = new Dictionary<string, string?>(0);

    /// <summary>
    /// All columns of the object, where the rows may have fewer: what a file without names has, in its order. Null: those of the
    /// rows. Other columns than those of the rows are not read, so that bad values in them do no harm.
    /// </summary>
    public RowSchema? Schema { get; init; }

    /// <summary>Decides on rows that cannot be read; the default throws <see cref="BadRowException"/>.</summary>
    public IBadRowHandler BadRows { get; init; } = FailOnBadRow.Instance;

    /// <summary>
    /// What rows must match to be of use; over columns of the rows. A codec may leave out rows that do not match, without having decoded
    /// them, so that bad values in them are not noticed; what it gives is evaluated again. The default is every row. Codecs that read every
    /// row anyway ignore it.
    /// </summary>
    public Filter Filter { get; init; } = Filter.All;

    /// <summary>Counts what the codec leaves out by <see cref="Filter"/>, and the rows that it has looked at for that.</summary>
    public ReadStatistics Statistics { get; init; } = new();

    /// <summary>
    /// How many threads may decode rows of the file at the same time, that of the caller among them, who gets rows and bad rows
    /// in the order of the file all the same. The default is 1. Codecs that decode on one thread ignore it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MaxDegreeOfParallelism
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1;
}
