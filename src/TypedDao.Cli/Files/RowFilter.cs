using System.Text.Json;
using TypedDao.Cli.Commands;
using TypedDao.Filters;
using TypedDao.Schema;

namespace TypedDao.Cli.Files;

/// <summary>The filter of <c>--where</c> on rows that are JSON objects.</summary>
internal sealed class RowFilter
{
    private readonly RowPredicate? _predicate;
    private readonly RowSchema _columns;

    private RowFilter(Filter filter, RowSchema columns)
    {
        Conditions = filter;
        _columns = columns;
        _predicate = new RowPredicate(filter, columns);
    }

    private RowFilter() => _columns = new RowSchema();

    /// <summary>Of files without columns: no row matches.</summary>
    public static RowFilter None { get; } = new();

    /// <summary>The filter as data. Files that have one of its columns have it with the same type: otherwise it could not be read.</summary>
    public Filter Conditions { get; } = Filter.None;

    /// <summary>The columns that the filter looks at.</summary>
    public IEnumerable<string> Columns => _columns.Select(column => column.Name);

    /// <summary>Reads a filter.</summary>
    /// <param name="text">The text.</param>
    /// <param name="columns">The columns of the files.</param>
    /// <exception cref="ToolException">It cannot be read, or looks at a column that has several types.</exception>
    public static RowFilter Read(string text, FileColumns columns)
    {
        RowSchema schema = Exact(columns.ToSchema());
        if (schema.Count == 0)
        {
            return None;
        }

        Filter filter = WhereText.Read(text, schema);
        var names = filter.Columns.Select(column => column.Root).ToHashSet(StringComparer.Ordinal);
        return names.Select(columns.ProblemOf).FirstOrDefault(problem => problem is not null) is { } problem
            ? throw new ToolException($"--where cannot be used: {problem}")
            : new RowFilter(filter, new RowSchema([.. schema.Where(column => names.Contains(column.Name))]));
    }

    /// <summary>Whether a row matches.</summary>
    /// <param name="row">The row, of which the columns that the filter looks at are enough.</param>
    public bool Matches(JsonElement row) => _predicate is not null && _predicate.Matches<JsonRow, JsonRowShape>(new JsonRow(row, _columns));

    /// <summary>Columns whose decimals are compared as text, digit by digit: some are longer than .NET's.</summary>
    private static RowSchema Exact(RowSchema schema) => new([.. schema.Select(column => column with { Type = Exact(column.Type) })]);

    private static ColumnType Exact(ColumnType type)
    {
        ColumnType exact = type.Kind switch
        {
            ColumnKind.Decimal => ColumnType.Decimal(type.Precision, type.Scale, asText: true),
            ColumnKind.Struct => ColumnType.Struct(Exact(type.Columns!)),
            _ => type,
        };
        return type.IsNullable ? exact.OrNull() : exact;
    }
}
