using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using TypedDao.Rows;
using TypedDao.Schema;

namespace TypedDao.Filters;

/// <summary>
/// A condition on rows, which is data: every back end can translate it, and evaluates it to exactly true or false. Immutable.
/// Written by comparing the columns that <c>Where</c> hands out, joined by <c>&amp;&amp;</c>, <c>||</c> and <c>!</c>.
/// </summary>
/// <remarks>
/// Null: a column is equal to null where it is null; <c>!=</c> is the opposite of <c>==</c>; an ordered comparison with null is
/// false, and <c>!</c> makes that true. NaN behaves as in C#. Text is compared by its UTF-8 bytes.
/// </remarks>
public abstract class Filter
{
    private protected Filter()
    {
    }

    /// <summary>Holds for every row.</summary>
    public static Filter All { get; } = new ConstantFilter(true);

    /// <summary>Holds for no row.</summary>
    public static Filter None { get; } = new ConstantFilter(false);

    /// <summary>Whether it demands nothing.</summary>
    public bool HoldsForAll => this is ConstantFilter { Value: true };

    /// <summary>The columns that the filter looks at, each once, in the order in which they occur.</summary>
    public IReadOnlyList<ColumnPath> Columns
    {
        get
        {
            var columns = new List<ColumnPath>();
            Collect(columns);
            return columns;
        }
    }

    /// <summary>The conditions that must all hold, where the filter is a conjunction; otherwise the filter itself.</summary>
    public IReadOnlyList<Filter> Conjuncts
    {
        get
        {
            var parts = new List<Filter>();
            Split(this, parts);
            return parts;
        }
    }

    /// <summary>Whether rows of some columns are enough to evaluate it.</summary>
    /// <param name="schema">The columns.</param>
    public bool LooksOnlyAt(RowSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return Columns.All(column => schema.IndexOf(column.Root) >= 0);
    }

    /// <summary>Both conditions.</summary>
    /// <param name="left">One condition.</param>
    /// <param name="right">The other.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "A filter is written with operators; Conjunction is the named form.")]
    public static Filter operator &(Filter left, Filter right) => Conjunction([left, right]);

    /// <summary>At least one of the conditions.</summary>
    /// <param name="left">One condition.</param>
    /// <param name="right">The other.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "A filter is written with operators; Disjunction is the named form.")]
    public static Filter operator |(Filter left, Filter right) => Disjunction([left, right]);

    /// <summary>The opposite: true exactly where the condition is false.</summary>
    /// <param name="filter">The condition.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "A filter is written with operators; Negation is the named form.")]
    public static Filter operator !(Filter filter) => Negation(filter);

    /// <summary>Always false, so that <c>||</c> keeps both sides.</summary>
    /// <param name="filter">The condition.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [SuppressMessage("Usage", "CA2225", Justification = "It exists for the operator || alone.")]
    public static bool operator true(Filter filter) => false;

    /// <summary>Always false, so that <c>&amp;&amp;</c> keeps both sides.</summary>
    /// <param name="filter">The condition.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [SuppressMessage("Usage", "CA2225", Justification = "It exists for the operator && alone.")]
    public static bool operator false(Filter filter) => false;

    /// <summary>All of several conditions; <see cref="All"/> where there are none.</summary>
    /// <param name="filters">The conditions.</param>
    public static Filter Conjunction(IEnumerable<Filter> filters)
    {
        List<Filter> parts = Flatten<ConjunctionFilter>(filters, neutral: true, conjunction => conjunction.Filters);
        return parts.Count switch
        {
            0 => All,
            1 => parts[0],
            _ => parts.Exists(part => part is ConstantFilter) ? None : new ConjunctionFilter(parts),
        };
    }

    /// <summary>At least one of several conditions; <see cref="None"/> where there are none.</summary>
    /// <param name="filters">The conditions.</param>
    public static Filter Disjunction(IEnumerable<Filter> filters)
    {
        List<Filter> parts = Flatten<DisjunctionFilter>(filters, neutral: false, disjunction => disjunction.Filters);
        return parts.Count switch
        {
            0 => None,
            1 => parts[0],
            _ => parts.Exists(part => part is ConstantFilter) ? All : new DisjunctionFilter(parts),
        };
    }

    /// <summary>The opposite of a condition.</summary>
    /// <param name="filter">The condition.</param>
    public static Filter Negation(Filter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return filter switch
        {
            NegationFilter negation => negation.Filter,
            ConstantFilter constant => constant.Value ? None : All,
            _ => new NegationFilter(filter),
        };
    }

    /// <summary>The rows of a sequence that match, evaluated one by one: what an interface does with what it cannot decide before.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="rows">The rows.</param>
    public IAsyncEnumerable<TRow> ApplyTo<TRow, TShape>(IAsyncEnumerable<TRow> rows)
        where TShape : struct, IRowShape<TRow>
    {
        ArgumentNullException.ThrowIfNull(rows);
        return HoldsForAll ? rows : new FilteredRows<TRow, TShape>(rows, this);
    }

    /// <summary>The text that <see cref="FilterText.Parse"/> reads, such as <c>country = 'DE' and id &gt;= 18</c>; stable.</summary>
    public override string ToString() => FilterText.Format(this);

    /// <summary>Adds the columns that the filter looks at and that are not there yet.</summary>
    internal abstract void Collect(List<ColumnPath> columns);

    /// <summary>Adds a column unless it is there.</summary>
    private protected static void Add(List<ColumnPath> columns, ColumnPath column)
    {
        if (!columns.Contains(column))
        {
            columns.Add(column);
        }
    }

    private static void Split(Filter filter, List<Filter> parts)
    {
        if (filter is ConjunctionFilter conjunction)
        {
            parts.AddRange(conjunction.Filters);
        }
        else if (!filter.HoldsForAll)
        {
            parts.Add(filter);
        }
    }

    private static List<Filter> Flatten<TJunction>(IEnumerable<Filter> filters, bool neutral, Func<TJunction, IReadOnlyList<Filter>> parts)
        where TJunction : Filter
    {
        ArgumentNullException.ThrowIfNull(filters);
        var flat = new List<Filter>();
        foreach (Filter filter in filters)
        {
            ArgumentNullException.ThrowIfNull(filter, nameof(filters));
            if (filter is TJunction junction)
            {
                flat.AddRange(parts(junction));
            }
            else if (filter is not ConstantFilter constant || constant.Value != neutral)
            {
                flat.Add(filter);
            }
        }

        return flat;
    }
}
