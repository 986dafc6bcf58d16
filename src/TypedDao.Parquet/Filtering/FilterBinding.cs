using TypedDao.Filters;
using TypedDao.Parquet.Rows;

namespace TypedDao.Parquet.Filtering;

/// <summary>Binds a filter to the columns that were bound of a row type.</summary>
/// <param name="find">Finds a column; null where the row type has none.</param>
/// <param name="createdBy">The program that wrote the file; null where it does not say.</param>
internal sealed class FilterBinding(Func<ColumnPath, RowField?> find, string? createdBy)
{
    private readonly Dictionary<RowField, FilterColumn> _columns = [];

    /// <summary>The columns that the filter looks at and the file has.</summary>
    public IEnumerable<FilterColumn> Columns => _columns.Values;

    /// <summary>Binds it.</summary>
    /// <param name="filter">The filter.</param>
    public FilterNode Bind(Filter filter) => filter switch
    {
        ConstantFilter constant => new ConstantNode(constant.Value),
        ConjunctionFilter conjunction => new JunctionNode([.. conjunction.Filters.Select(Bind)], isConjunction: true),
        DisjunctionFilter disjunction => new JunctionNode([.. disjunction.Filters.Select(Bind)], isConjunction: false),
        NegationFilter negation => new NegationNode(Bind(negation.Filter)),
        NullFilter isNull => Bind(isNull.Column, ofMissing: true, column => new NullNode(column)),
        PrefixFilter prefix => BindValues(prefix.Column, column => ValueTests.Prefix(column, prefix.Prefix)),
        SetFilter set => BindValues(set.Column, column => ValueTests.AnyOf(column, set.Values, createdBy)),
        ComparisonFilter comparison => BindValues(
            comparison.Column, column => ValueTests.Compare(column, comparison.Comparison, comparison.Value, createdBy)),
        _ => new RowNode(),
    };

    private FilterNode BindValues(ColumnPath path, Func<FilterColumn, ValueTest?> create) => Bind(
        path, ofMissing: false, column => column.Leaf is { MaxRepetition: 0 } leaf && create(column) is { } test ? new ValueNode(column, leaf, test) : new RowNode());

    // Values of the path are the same in all rows, and decided before a file is opened unless they stand beside others.
    private FilterNode Bind(ColumnPath path, bool ofMissing, Func<FilterColumn, FilterNode> bind)
    {
        if (find(path) is not { } field || field.Constant is not null)
        {
            return new RowNode();
        }

        if (field.Vector is null)
        {
            return new ConstantNode(ofMissing);
        }

        if (!_columns.TryGetValue(field, out FilterColumn? column))
        {
            column = Create(path, field);
            _columns.Add(field, column);
        }

        return bind(column);
    }

    private FilterColumn Create(ColumnPath path, RowField field)
        => new(field, path.Parent is { } parent ? Create(parent, find(parent)!) : null);
}
