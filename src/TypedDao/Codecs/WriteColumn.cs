using System.Globalization;
using System.Text;
using TypedDao.Codecs.Text;
using TypedDao.Schema;

namespace TypedDao.Codecs;

/// <summary>What writing the values of one column needs, worked out once per file.</summary>
internal sealed class WriteColumn
{
    private readonly ColumnType _type;
    private readonly string _expectation;

    private WriteColumn(string path, ColumnType type)
    {
        _type = type;
        Path = path;
        Kind = type.Kind;
        IsNullable = type.IsNullable;
        Precision = type.Precision;
        Scale = type.Scale;
        Format = TemporalFormat.Create(path, type);
        Values = [.. type.Values.Select(Encoding.UTF8.GetBytes)];
        QuotedValues = [.. type.Values.Select(JsonText.Quote)];
        _expectation = type.Values.Count > 0 ? $"it is none of its values, of which the last is {type.Values.Count - 1}" : $"its type is {ColumnTypeNames.Of(type)}";
    }

    /// <summary>The name; inside of structs with the names around it.</summary>
    public string Path { get; }

    /// <summary>The kind.</summary>
    public ColumnKind Kind { get; }

    /// <summary>Whether null is a value.</summary>
    public bool IsNullable { get; }

    /// <summary>The digits of a decimal.</summary>
    public int Precision { get; }

    /// <summary>The digits of a decimal after the point.</summary>
    public int Scale { get; }

    /// <summary>The custom text form; null for ISO 8601.</summary>
    public TemporalFormat? Format { get; }

    /// <summary>The allowed values.</summary>
    public byte[][] Values { get; }

    /// <summary>The allowed values with the quotes of JSON.</summary>
    public byte[][] QuotedValues { get; }

    /// <summary>The columns of a struct, the element of a list, or key and value of a map.</summary>
    public WriteColumn[] Children { get; private init; } = [];

    /// <summary>What stands before the value in JSON, such as <c>,"id":</c>; it is followed by padding.</summary>
    public byte[] Prefix { get; private init; } = new byte[Buffers.OutputBuffer.Padding];

    /// <summary>The length of <see cref="Prefix"/>; -1 where the column is not written.</summary>
    public int PrefixLength { get; private init; }

    /// <summary>The columns of a row.</summary>
    /// <param name="schema">The columns.</param>
    /// <param name="left">Columns that are not written.</param>
    public static WriteColumn[] ForRow(RowSchema schema, IReadOnlySet<string> left)
    {
        string? first = schema.FirstOrDefault(column => !left.Contains(column.Name))?.Name;
        return [.. schema.Select(column => Create(column.Name, column.Type, column.Name, column.Name == first, left.Contains(column.Name)))];
    }

    /// <summary>The error for a value that the column cannot hold.</summary>
    public InvalidValueException Invalid(string value) => Invalid(value, _expectation);

    /// <summary>The error for a value that the column cannot hold.</summary>
    public InvalidValueException Invalid(string value, string reason)
        => new(Path, value.Length > 200 ? string.Concat(value.AsSpan(0, 200), "…") : value, reason);

    /// <summary>The error for a decimal.</summary>
    public InvalidValueException InvalidDecimal(string value)
        => Invalid(value, $"decimal({Precision},{Scale}) has {Precision - Scale} digits before the point and {Scale} behind it");

    /// <summary>The length of a date or time in its text form, unless it is below zero.</summary>
    /// <exception cref="InvalidValueException">The length is below zero: the text form would not keep the value.</exception>
    public int OrInvalid<T>(int length, T value)
        where T : IFormattable
        => length >= 0 ? length : throw Invalid(value.ToString("O", CultureInfo.InvariantCulture), $"its text form '{Format}' would not read back as the same value");

    /// <summary>The error for a string that is no text.</summary>
    public InvalidValueException InvalidText(string value) => Invalid(value, "half of a surrogate pair stands alone, which is no text");

    /// <summary>The column as it is written where no key stands before its values.</summary>
    public WriteColumn WithoutPrefix() => Create(Path, _type, null, isFirst: false, isLeft: false);

    private static WriteColumn Create(string path, ColumnType type, string? key, bool isFirst, bool isLeft)
    {
        byte[] prefix = key is null ? [] : [(byte)(isFirst ? '{' : ','), .. JsonText.Quote(key), (byte)':'];
        return new WriteColumn(path, type)
        {
            Children = ChildrenOf(path, type),
            Prefix = [.. prefix, .. new byte[Buffers.OutputBuffer.Padding]],
            PrefixLength = isLeft ? -1 : prefix.Length,
        };
    }

    private static WriteColumn[] ChildrenOf(string path, ColumnType type) => type.Kind switch
    {
        ColumnKind.List => [Create(path, type.Element!, null, isFirst: false, isLeft: false)],
        ColumnKind.Map when type.Key!.Kind is ColumnKind.String =>
            [Create(path, type.Key, null, isFirst: false, isLeft: false), Create(path, type.Element!, null, isFirst: false, isLeft: false)],
        ColumnKind.Map =>
            [Create(path, type.Key!, "key", isFirst: true, isLeft: false), Create(path, type.Element!, "value", isFirst: false, isLeft: false)],
        ColumnKind.Struct => [.. type.Columns!.Select((column, index) => Create($"{path}.{column.Name}", column.Type, column.Name, index == 0, isLeft: false))],
        _ => [],
    };
}
