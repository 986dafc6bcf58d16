namespace TypedDao.Codecs;

/// <summary>What a codec is told beside the file.</summary>
public sealed class CodecReadOptions
{
    /// <summary>
    /// Values of columns that come from the file's path instead of its content, as canonical text (see
    /// <see cref="Keys.KeyValue.ToText()"/>), by the column's name. A null value is null.
    /// </summary>
    public IReadOnlyDictionary<string, string?> PathValues { get; init; } = new Dictionary<string, string?>(0);

    /// <summary>Decides on rows that cannot be read; the default throws <see cref="BadRowException"/>.</summary>
    public IBadRowHandler BadRows { get; init; } = FailOnBadRow.Instance;
}
