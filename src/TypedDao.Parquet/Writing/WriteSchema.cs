using TypedDao.Codecs.Text;
using TypedDao.Parquet.Metadata;
using TypedDao.Parquet.Schema;
using TypedDao.Schema;

namespace TypedDao.Parquet.Writing;

/// <summary>The schema of a file that is written: that of a row type, without the columns that the path holds, or that of another file.</summary>
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

    /// <summary>How the rows of each row group are sorted.</summary>
    public RowOrder Order { get; private set; } = new([], []);

    /// <summary>Makes the schema of a row type.</summary>
    /// <param name="schema">Its columns.</param>
    /// <param name="left">Columns that are not written.</param>
    /// <param name="options">The numbers of columns, and the columns that are sorted by or get a Bloom filter.</param>
    /// <exception cref="ConfigurationException">A column that is to be sorted by, or to get a Bloom filter, is none or cannot.</exception>
    public static WriteSchema Create(RowSchema schema, IReadOnlySet<string> left, WriteOptions options)
    {
        var made = new WriteSchema();
        made._elements.Add(new SchemaElement { Name = "schema", ChildCount = schema.Count(column => !left.Contains(column.Name)) });
        made.Fields =
        [
            .. schema.Select(column => left.Contains(column.Name)
                ? new WriteField(column.Name, column.Type)
                : made.Add(column.Name, column.Type, new Place([column.Name], 0, 0), column.Name, options.FieldNumbers)),
        ];
        made.Choose(schema, left, options);
        return made;
    }

    /// <summary>Makes the schema of columns of another file, as they are there.</summary>
    /// <param name="columns">The columns; their names differ.</param>
    /// <param name="options">The columns that are sorted by or get a Bloom filter.</param>
    /// <exception cref="ConfigurationException">A column that is to be sorted by, or to get a Bloom filter, is none or cannot.</exception>
    public static WriteSchema Create(IReadOnlyList<FileColumn> columns, WriteOptions options)
    {
        var made = new WriteSchema();
        made._elements.Add(new SchemaElement { Name = "schema", ChildCount = columns.Count });
        made.Fields = [.. columns.Select(made.Add)];
        made.Choose(new RowSchema([.. columns.Zip(made.Fields).Select(pair => new Column(pair.First.Name, pair.Second.Type))]), new HashSet<string>(0), options);
        return made;
    }

    /// <inheritdoc/>
    public void Dispose() => _leaves.ForEach(leaf => leaf.Dispose());

    /// <summary>Takes the columns that are sorted by or get a Bloom filter.</summary>
    private void Choose(RowSchema schema, IReadOnlySet<string> left, WriteOptions options)
    {
        var problems = new List<string>();
        LeafBuffer? Find(string key, string name, bool withBool)
        {
            int place = schema.Select(column => column.Name).ToList().IndexOf(name);
            if (place < 0)
            {
                problems.Add($"{key} names '{name}', which is no column. The columns are {string.Join(", ", schema.Select(column => column.Name))}.");
            }
            else if (schema[place].Type.Kind is ColumnKind.List or ColumnKind.Map or ColumnKind.Struct || (schema[place].Type.Kind == ColumnKind.Bool && !withBool))
            {
                problems.Add($"{key} names '{name}', whose type is {ColumnTypeNames.Of(schema[place].Type)}. Remove it.");
            }
            else if (Fields[place].Leaf is { HasOrder: false } && key == "sort_columns")
            {
                problems.Add($"{key} names '{name}', whose values have no order. Remove it.");
            }
            else if (!left.Contains(name))
            {
                return Fields[place].Leaf;
            }

            return null;
        }

        foreach (string name in options.BloomFilterColumns)
        {
            if (Find("bloom_filter_columns", name, withBool: false) is { } leaf)
            {
                leaf.HasBloomFilter = true;
            }
        }

        var columns = new List<(int, SortColumn)>();
        foreach (SortColumn column in options.SortColumns)
        {
            if (Find("sort_columns", column.Name, withBool: true) is { } leaf)
            {
                columns.Add((_leaves.IndexOf(leaf), column));
            }
        }

        Order = new RowOrder(_leaves, columns);
        if (problems.Count > 0)
        {
            throw new ConfigurationException("The rows cannot be written as the keys of the Parquet format say.", problems);
        }
    }

    // A field as far as the keys of the format ask for it: values reach the leaves of nested columns by themselves.
    private WriteField Add(FileColumn column)
    {
        Add(column.Node, []);
        return new WriteField(column.Name, FileSchema.TypeOf(column)) { Leaf = column.Kind == FileColumnKind.Value ? _leaves[^1] : null };
    }

    private void Add(SchemaNode node, string[] around)
    {
        SchemaElement element = FileElements.Create(node);
        string[] path = [.. around, node.Name];
        _elements.Add(element);
        if (!node.IsGroup)
        {
            _leaves.Add(FileElements.CreateBuffer(element, LeafType.Of(node), new LeafPlace(path, node.MaxDefinition, node.MaxRepetition)));
        }

        foreach (SchemaNode child in node.Children)
        {
            Add(child, path);
        }
    }

    private WriteField Add(string name, ColumnType type, Place place, string path, IReadOnlyDictionary<string, FieldNumber> numbers)
    {
        FieldNumber? number = numbers.GetValueOrDefault(name);
        IReadOnlyDictionary<string, FieldNumber> inside = number?.Fields ?? new Dictionary<string, FieldNumber>(0);
        Repetition repetition = type.IsNullable ? Repetition.Optional : Repetition.Required;
        int definition = place.Definition + (type.IsNullable ? 1 : 0);
        Place inner = place with { Definition = definition };
        switch (type.Kind)
        {
            case ColumnKind.Struct:
                _elements.Add(new SchemaElement { Name = name, Repetition = repetition, ChildCount = type.Columns!.Count, FieldId = number?.Id });
                return new WriteField(path, type)
                {
                    Definition = definition,
                    Children = [.. type.Columns.Select(column => Add(column.Name, column.Type, inner.In(column.Name), $"{path}.{column.Name}", inside))],
                };
            case ColumnKind.List:
                _elements.Add(Group(name, repetition, LogicalKind.List, ConvertedType.List, number));
                _elements.Add(new SchemaElement { Name = "list", Repetition = Repetition.Repeated, ChildCount = 1 });
                Place element = inner.Repeated("list");
                return new WriteField(path, type)
                {
                    Definition = definition,
                    ElementDefinition = element.Definition,
                    Repetition = element.Repetition,
                    Children = [Add("element", type.Element!, element.In("element"), path, inside)],
                };
            case ColumnKind.Map:
                _elements.Add(Group(name, repetition, LogicalKind.Map, ConvertedType.Map, number));
                _elements.Add(new SchemaElement { Name = "key_value", Repetition = Repetition.Repeated, ChildCount = 2 });
                Place entry = inner.Repeated("key_value");
                return new WriteField(path, type)
                {
                    Definition = definition,
                    ElementDefinition = entry.Definition,
                    Repetition = entry.Repetition,
                    Children = [Add("key", type.Key!, entry.In("key"), path, inside), Add("value", type.Element!, entry.In("value"), path, inside)],
                };
            default:
                return AddLeaf(name, type, repetition, inner, path, number);
        }
    }

    private WriteField AddLeaf(string name, ColumnType type, Repetition repetition, Place place, string path, FieldNumber? number)
    {
        SchemaElement element = LeafElements.Create(name, type, repetition, number?.Id);
        _elements.Add(element);
        LeafBuffer leaf = LeafElements.CreateBuffer(element, type, new LeafPlace(place.Path, place.Definition, place.Repetition));
        _leaves.Add(leaf);
        return new WriteField(path, type) { Definition = place.Definition, Leaf = leaf };
    }

    private static SchemaElement Group(string name, Repetition repetition, LogicalKind logical, ConvertedType converted, FieldNumber? number)
        => new() { Name = name, Repetition = repetition, ChildCount = 1, FieldId = number?.Id, Logical = new LogicalType(logical), Converted = converted };

    /// <summary>Where a node is.</summary>
    private sealed record Place(string[] Path, int Definition, int Repetition)
    {
        public Place In(string name) => this with { Path = [.. Path, name] };

        public Place Repeated(string name) => new([.. Path, name], Definition + 1, Repetition + 1);
    }
}
