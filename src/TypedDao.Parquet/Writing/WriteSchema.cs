using TypedDao.Parquet.Metadata;
using TypedDao.Schema;

namespace TypedDao.Parquet.Writing;

/// <summary>The schema of a file that is written: that of a row type, without the columns that the path holds.</summary>
internal sealed class WriteSchema : IDisposable
{
    private readonly List<SchemaElement> _elements = [];
    private readonly List<LeafBuffer> _leaves = [];

    private WriteSchema()
    {
    }

    /// <summary>The nodes, depth first, the root first.</summary>
    public IReadOnlyList<SchemaElement> Elements => _elements;

    /// <summary>What is collected for each leaf.</summary>
    public IReadOnlyList<LeafBuffer> Leaves => _leaves;

    /// <summary>The columns of the row, in their order.</summary>
    public WriteField[] Fields { get; private set; } = [];

    /// <summary>Makes the schema of a row type.</summary>
    /// <param name="schema">Its columns.</param>
    /// <param name="left">Columns that are not written.</param>
    public static WriteSchema Create(RowSchema schema, IReadOnlySet<string> left)
    {
        var made = new WriteSchema();
        made._elements.Add(new SchemaElement { Name = "schema", ChildCount = schema.Count(column => !left.Contains(column.Name)) });
        made.Fields =
        [
            .. schema.Select(column => left.Contains(column.Name)
                ? new WriteField(column.Name, column.Type)
                : made.Add(column.Name, column.Type, new Place([column.Name], 0, 0), column.Name)),
        ];
        return made;
    }

    /// <inheritdoc/>
    public void Dispose() => _leaves.ForEach(leaf => leaf.Dispose());

    private WriteField Add(string name, ColumnType type, Place place, string path)
    {
        Repetition repetition = type.IsNullable ? Repetition.Optional : Repetition.Required;
        int definition = place.Definition + (type.IsNullable ? 1 : 0);
        Place inner = place with { Definition = definition };
        switch (type.Kind)
        {
            case ColumnKind.Struct:
                _elements.Add(new SchemaElement { Name = name, Repetition = repetition, ChildCount = type.Columns!.Count });
                return new WriteField(path, type)
                {
                    Definition = definition,
                    Children = [.. type.Columns.Select(column => Add(column.Name, column.Type, inner.In(column.Name), $"{path}.{column.Name}"))],
                };
            case ColumnKind.List:
                _elements.Add(Group(name, repetition, 1, LogicalKind.List, ConvertedType.List));
                _elements.Add(new SchemaElement { Name = "list", Repetition = Repetition.Repeated, ChildCount = 1 });
                Place element = inner.Repeated("list");
                return new WriteField(path, type)
                {
                    Definition = definition,
                    ElementDefinition = element.Definition,
                    Repetition = element.Repetition,
                    Children = [Add("element", type.Element!, element.In("element"), path)],
                };
            case ColumnKind.Map:
                _elements.Add(Group(name, repetition, 1, LogicalKind.Map, ConvertedType.Map));
                _elements.Add(new SchemaElement { Name = "key_value", Repetition = Repetition.Repeated, ChildCount = 2 });
                Place entry = inner.Repeated("key_value");
                return new WriteField(path, type)
                {
                    Definition = definition,
                    ElementDefinition = entry.Definition,
                    Repetition = entry.Repetition,
                    Children = [Add("key", type.Key!, entry.In("key"), path), Add("value", type.Element!, entry.In("value"), path)],
                };
            default:
                return AddLeaf(name, type, repetition, inner, path);
        }
    }

    private WriteField AddLeaf(string name, ColumnType type, Repetition repetition, Place place, string path)
    {
        SchemaElement element = LeafElements.Create(name, type, repetition);
        _elements.Add(element);
        LeafBuffer leaf = LeafElements.CreateBuffer(element, type, new LeafPlace(place.Path, place.Definition, place.Repetition));
        _leaves.Add(leaf);
        return new WriteField(path, type) { Definition = place.Definition, Leaf = leaf };
    }

    private static SchemaElement Group(string name, Repetition repetition, int count, LogicalKind logical, ConvertedType converted)
        => new() { Name = name, Repetition = repetition, ChildCount = count, Logical = new LogicalType(logical), Converted = converted };

    /// <summary>Where a node is.</summary>
    private sealed record Place(string[] Path, int Definition, int Repetition)
    {
        public Place In(string name) => this with { Path = [.. Path, name] };

        public Place Repeated(string name) => new([.. Path, name], Definition + 1, Repetition + 1);
    }
}
