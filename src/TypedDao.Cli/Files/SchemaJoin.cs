using TypedDao.Schema;

namespace TypedDao.Cli.Files;

/// <summary>The columns of several files as those of one object: a column that some files lack can be null in it.</summary>
internal sealed class SchemaJoin
{
    private readonly Dictionary<string, JoinedColumn> _columns = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private int _count;

    /// <summary>Adds the columns of a file.</summary>
    /// <param name="schema">The columns.</param>
    /// <param name="file">What messages call the file.</param>
    public void Add(RowSchema schema, string file)
    {
        _count++;
        foreach (Column column in schema)
        {
            if (!_columns.TryGetValue(column.Name, out JoinedColumn? joined))
            {
                _columns.Add(column.Name, joined = new JoinedColumn(column.Type, file));
                _order.Add(column.Name);
            }
            else if (Join(joined.Type, column.Type) is { } type)
            {
                joined.Type = type;
            }
            else
            {
                joined.Problem ??= $"The column '{column.Name}' is {Name(joined.Type)} in '{joined.File}' and {Name(column.Type)} in '{file}', which no type has in common.";
            }

            joined.Count++;
        }
    }

    /// <summary>What is wrong with a column; null where nothing is.</summary>
    /// <param name="column">Its name.</param>
    public string? ProblemOf(string column) => _columns.GetValueOrDefault(column)?.Problem;

    /// <summary>The columns that no type can have, a sentence each.</summary>
    public IEnumerable<string> Problems() => _order.Select(ProblemOf).OfType<string>();

    /// <summary>The columns in the order of their first appearance; one of several types has the first of them.</summary>
    public RowSchema ToSchema()
        => new([.. _order.Select(name => new Column(name, _columns[name].Count < _count ? _columns[name].Type.OrNull() : _columns[name].Type))]);

    /// <summary>The type of what is of one type or the other: they differ in what can be null alone; null where they differ in more.</summary>
    private static ColumnType? Join(ColumnType one, ColumnType two)
    {
        if (one.Kind != two.Kind || one.Precision != two.Precision || one.Scale != two.Scale)
        {
            return null;
        }

        ColumnType? type = one.Kind switch
        {
            ColumnKind.List => Join(one.Element!, two.Element!) is { } element ? ColumnType.List(element) : null,
            ColumnKind.Map => Join(one.Key!, two.Key!) is { } key && Join(one.Element!, two.Element!) is { } value ? ColumnType.Map(key, value) : null,
            ColumnKind.Struct => Join(one.Columns!, two.Columns!) is { } columns ? ColumnType.Struct(columns) : null,
            _ => one,
        };
        return one.IsNullable || two.IsNullable ? type?.OrNull() : type;
    }

    private static RowSchema? Join(RowSchema one, RowSchema two)
    {
        var join = new SchemaJoin();
        join.Add(one, string.Empty);
        join.Add(two, string.Empty);
        return join.Problems().Any() ? null : join.ToSchema();
    }

    private static string Name(ColumnType type) => type.ToString().TrimEnd('?');

    /// <summary>A column of the files.</summary>
    /// <param name="type">The type in the first file that has it.</param>
    /// <param name="file">That file.</param>
    private sealed class JoinedColumn(ColumnType type, string file)
    {
        public ColumnType Type { get; set; } = type;

        public string File => file;

        public string? Problem { get; set; }

        /// <summary>How many files have it.</summary>
        public int Count { get; set; }
    }
}
