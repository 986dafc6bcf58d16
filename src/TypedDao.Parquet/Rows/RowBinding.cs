using TypedDao.Codecs;
using TypedDao.Codecs.Text;
using TypedDao.Parquet.Filtering;
using TypedDao.Parquet.Reading;
using TypedDao.Parquet.Schema;
using TypedDao.Parquet.Vectors;
using TypedDao.Schema;

namespace TypedDao.Parquet.Rows;

/// <summary>
/// The columns of a row type, bound to those of a file by name: missing ones that may be null are null, others in any order, narrower ones
/// are widened. Anything else is an error.
/// </summary>
internal sealed class RowBinding : IDisposable
{
    private readonly FileBytes _file;
    private readonly FileColumn[] _columns;
    private readonly CodecReadOptions _options;
    private readonly List<ValueConverter> _converters = [];
    private ColumnBatch? _batch;

    /// <summary>Binds all columns.</summary>
    /// <param name="file">The file.</param>
    /// <param name="footer">Its footer.</param>
    /// <param name="readers">The readers of its leaves.</param>
    /// <param name="schema">The columns of the row type.</param>
    /// <param name="options">The values that the path gives, and the filter.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.SchemaMismatch"/>: a column is missing, or of another type.</exception>
    public RowBinding(FileBytes file, Footer footer, LeafReaders readers, RowSchema schema, CodecReadOptions options)
    {
        (_file, _columns, _options) = (file, footer.Schema.Columns, options);
        Selection = new ColumnSelection(readers);
        Fields = [.. schema.Select(Bind)];
        foreach (RowField field in Fields.Where(field => field.Vector is not null))
        {
            Selection.Add(field.Vector!);
        }

        Filter = RowFilter.Create(options.Filter, schema, Fields, footer.Metadata.CreatedBy);
    }

    /// <summary>What is read of the file.</summary>
    public ColumnSelection Selection { get; }

    /// <summary>The columns of the row type, in their order.</summary>
    public RowField[] Fields { get; }

    /// <summary>What rows must match; null: nothing.</summary>
    public RowFilter? Filter { get; }

    /// <summary>Takes batches of what is read.</summary>
    public ColumnBatch Batch => _batch ??= new ColumnBatch(Selection.Columns, Filter);

    /// <inheritdoc/>
    public void Dispose()
    {
        _batch?.Dispose();
        Selection.Dispose();
        _converters.ForEach(converter => converter.Dispose());
    }

    private RowField Bind(Column column)
        => _options.PathValues.TryGetValue(column.Name, out string? text)
            ? new RowField(column.Name, column.Type) { Constant = PathConstant.Create(column.Name, column.Type, text, _file.Address) }
            : Bind(column.Name, column.Name, column.Type, _columns);

    private RowField Bind(string path, string name, ColumnType type, FileColumn[] columns)
    {
        if (Array.Find(columns, column => column.Name == name && column.HasLeaf) is { } column)
        {
            return Bind(path, type, column);
        }

        return type.IsNullable ? new RowField(path, type) : throw Missing(path, type, columns);
    }

    private RowField Bind(string path, ColumnType type, FileColumn column)
    {
        switch (type.Kind, column.Kind)
        {
            case (ColumnKind.Struct, FileColumnKind.Struct):
                RowField[] members = [.. type.Columns!.Select(member => Bind($"{path}.{member.Name}", member.Name, member.Type, column.Children))];
                return Nested(path, type, column, members);
            case (ColumnKind.List, FileColumnKind.List):
                return Nested(path, type, column, [Bind(path, type.Element!, column.Children[0])]);
            case (ColumnKind.Map, FileColumnKind.Map):
                return Nested(path, type, column, [Bind(path, type.Key!, column.Children[0]), Bind(path, type.Element!, column.Children[1])]);
            case (not (ColumnKind.Struct or ColumnKind.List or ColumnKind.Map), FileColumnKind.Value) when Converters.Create(column.Type!, type) is { } converter:
                _converters.Add(converter);
                return new RowField(path, type)
                {
                    Vector = Selection.Make(column, []),
                    Converter = converter,
                    FileScale = Converters.ScaleOf(column.Type!),
                    IsUnsigned = column.Type!.Kind == ValueKind.UInt64,
                };
            default:
                throw Mismatch(path, type, column);
        }
    }

    private RowField Nested(string path, ColumnType type, FileColumn column, RowField[] children)
        => new(path, type)
        {
            Vector = Selection.Make(column, [.. children.Select(child => child.Vector).OfType<ColumnVector>()]),
            Children = children,
            ChildValues = RowField.Join(children),
        };

    private TypedDaoException Missing(string path, ColumnType type, FileColumn[] columns)
        => new(ErrorKind.SchemaMismatch, $"The file has no column '{path}', which is declared as {type}; it has {string.Join(", ", columns.Select(column => column.Name))}.")
        {
            Address = _file.Address,
            Cure = $"Declare it nullable, as '{type}?', or write the file anew with it.",
        };

    private TypedDaoException Mismatch(string path, ColumnType type, FileColumn column)
        => new(ErrorKind.SchemaMismatch, $"The column '{path}' is declared as {ColumnTypeNames.Of(type)}, and the file has {ColumnTypeNames.Of(FileSchema.TypeOf(column))}.")
        {
            Address = _file.Address,
            Cure = "Declare the type that the file has, or a wider one.",
        };
}
