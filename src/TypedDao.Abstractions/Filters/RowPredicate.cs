using TypedDao.Filters.Evaluation;
using TypedDao.Rows;
using TypedDao.Schema;

namespace TypedDao.Filters;

/// <summary>
/// A filter bound to the columns of a row type: the reference for what a filter means. It holds the values of the row that it
/// looks at, so one instance serves one caller at a time.
/// </summary>
public sealed class RowPredicate
{
    private readonly SlotTree _tree;
    private readonly FilterNode _node;

    /// <summary>Binds a filter.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="schema">The columns of the rows.</param>
    /// <exception cref="ArgumentException">The filter names a column that is not there, or compares one with a value of another type.</exception>
    public RowPredicate(Filter filter, RowSchema schema)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(schema);
        Filter = filter;
        _tree = new SlotTree(schema);
        _node = Bind(filter);
    }

    /// <summary>The filter.</summary>
    public Filter Filter { get; }

    /// <summary>Whether a row matches.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape, of the schema that the filter is bound to.</typeparam>
    /// <param name="row">The row.</param>
    public bool Matches<TRow, TShape>(TRow row)
        where TShape : struct, IRowShape<TRow>
    {
        var writer = new SlotWriter(_tree);
        TShape.Write(row, ref writer);
        return _node.Matches();
    }

    /// <summary>The slot of a column of the row; null where the filter does not look at it.</summary>
    internal FieldSlot? SlotOf(string column) => _tree.Find(column);

    /// <summary>Whether the values match that the slots hold.</summary>
    internal bool MatchesSlots() => _node.Matches();

    private FilterNode Bind(Filter filter) => filter switch
    {
        ConstantFilter constant => new ConstantNode(constant.Value),
        ConjunctionFilter conjunction => new JunctionNode([.. conjunction.Filters.Select(Bind)], isConjunction: true),
        DisjunctionFilter disjunction => new JunctionNode([.. disjunction.Filters.Select(Bind)], isConjunction: false),
        NegationFilter negation => new NegationNode(Bind(negation.Filter)),
        NullFilter isNull => new NullNode(_tree.Add(isNull.Column)),
        PrefixFilter prefix => new PrefixNode(_tree.Add(prefix.Column), prefix.Prefix),
        SetFilter set => Bind(set),
        ComparisonFilter comparison => Bind(comparison),
        ColumnComparisonFilter comparison => new ComparisonNode(_tree.Add(comparison.Left), comparison.Comparison, _tree.Add(comparison.Right)),
        _ => throw new ArgumentException($"A filter of type {filter.GetType()} is not known.", nameof(filter)),
    };

    private SetNode Bind(SetFilter set)
    {
        FieldSlot slot = _tree.Add(set.Column);
        return new SetNode(slot, set.Values.Select(value => FieldSlot.Constant(set.Column, slot.Type, value)));
    }

    private ComparisonNode Bind(ComparisonFilter comparison)
    {
        FieldSlot slot = _tree.Add(comparison.Column);
        return new ComparisonNode(slot, comparison.Comparison, FieldSlot.Constant(comparison.Column, slot.Type, comparison.Value));
    }
}
