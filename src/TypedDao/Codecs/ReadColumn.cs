using TypedDao.Codecs.Json;
using TypedDao.Codecs.Text;
using TypedDao.Schema;

namespace TypedDao.Codecs;

/// <summary>What reading the values of one column needs, worked out once per file. A row is a struct of its columns.</summary>
internal sealed class ReadColumn
{
    private ReadColumn(string path, ColumnType type)
    {
        Path = path;
        Kind = type.Kind;
        IsNullable = type.IsNullable;
        Precision = type.Precision;
        Scale = type.Scale;
        UnknownIsNull = type.UnknownIsNull;
        Expectation = ColumnTypeNames.Expectation(type);
        Format = TemporalFormat.Create(path, type);
        Values = type.Values.Count > 0 ? new Utf8Names(type.Values) : null;
    }

    /// <summary>The name; inside of structs with the names around it, as <c>device.version</c>. Elements have the name of their list.</summary>
    public string Path { get; }

    /// <summary>The kind.</summary>
    public ColumnKind Kind { get; }

    /// <summary>Whether null is a value.</summary>
    public bool IsNullable { get; }

    /// <summary>The digits of a decimal.</summary>
    public int Precision { get; }

    /// <summary>The digits of a decimal after the point.</summary>
    public int Scale { get; }

    /// <summary>Whether a value outside of <see cref="Values"/> reads as null.</summary>
    public bool UnknownIsNull { get; }

    /// <summary>What a bad value is told, such as <c>expected int32</c>.</summary>
    public string Expectation { get; }

    /// <summary>The custom text form; null for ISO 8601.</summary>
    public TemporalFormat? Format { get; }

    /// <summary>The allowed values; null where all are.</summary>
    public Utf8Names? Values { get; }

    /// <summary>Recent strings.</summary>
    public StringCache Strings { get; } = new();

    /// <summary>Where texts that are read as bytes are kept.</summary>
    public TextBlocks Texts => field ??= new TextBlocks();

    /// <summary>The columns of a struct, the element of a list, or key and value of a map.</summary>
    public ReadColumn[] Children { get; private init; } = [];

    /// <summary>The names of a struct's columns; <c>key</c> and <c>value</c> of a map.</summary>
    public Utf8Names Names { get; private init; } = new([]);

    /// <summary>The keys of a struct in JSON, as they stand in the file; likewise of the entries of a map.</summary>
    public JsonKeys Keys => field ??= new JsonKeys(this);

    /// <summary>The value that the path gives; null where the file has it.</summary>
    public PathConstant? Constant { get; private init; }

    /// <summary>The row as a struct.</summary>
    /// <param name="schema">Its columns.</param>
    /// <param name="pathValues">Values that the file's path gives.</param>
    /// <param name="address">The file, for messages.</param>
    public static ReadColumn ForRow(RowSchema schema, IReadOnlyDictionary<string, string?> pathValues, string address)
    {
        ColumnType type = ColumnType.Struct(schema);
        return new ReadColumn(string.Empty, type)
        {
            Children = [.. schema.Select(column => pathValues.TryGetValue(column.Name, out string? text)
                ? new ReadColumn(column.Name, column.Type) { Constant = PathConstant.Create(column.Name, column.Type, text, address) }
                : Create(column.Name, column.Type))],
            Names = new Utf8Names([.. schema.Select(column => column.Name)]),
        };
    }

    private static ReadColumn Create(string path, ColumnType type) => type.Kind switch
    {
        ColumnKind.List => new ReadColumn(path, type) { Children = [Create(path, type.Element!)] },
        ColumnKind.Map => new ReadColumn(path, type)
        {
            Children = [Create(path, type.Key!), Create(path, type.Element!)],
            Names = new Utf8Names(["key", "value"]),
        },
        ColumnKind.Struct => new ReadColumn(path, type)
        {
            Children = [.. type.Columns!.Select(column => Create($"{path}.{column.Name}", column.Type))],
            Names = new Utf8Names([.. type.Columns!.Select(column => column.Name)]),
        },
        _ => new ReadColumn(path, type),
    };
}
