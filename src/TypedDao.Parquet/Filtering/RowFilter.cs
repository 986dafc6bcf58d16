using TypedDao.Filters;
using TypedDao.Parquet.Rows;
using TypedDao.Schema;

namespace TypedDao.Parquet.Filtering;

/// <summary>What rows must match, bound to a file: judged by what is known of values, then evaluated on columns.</summary>
internal sealed class RowFilter
{
    private readonly FilterNode _node;
    private readonly FilterNode? _batch;
    private readonly FilterColumn[] _columns;

    private RowFilter(Filter filter, Func<ColumnPath, RowField?> find, string? createdBy)
    {
        var nodes = new List<FilterNode>();
        var evaluated = new List<FilterNode>();
        var columns = new List<FilterColumn>();
        var paths = new List<ColumnPath>();
        foreach (Filter part in filter.Conjuncts)
        {
            var binding = new FilterBinding(find, createdBy);
            FilterNode node = binding.Bind(part);
            nodes.Add(node);

            // What only whole rows can tell is left to them.
            if (node.CanEvaluate)
            {
                evaluated.Add(node);
                columns.AddRange(binding.Columns);
                paths.AddRange(part.Columns);
            }
        }

        _node = new JunctionNode([.. nodes], isConjunction: true);
        _batch = evaluated.Count == 0 ? null : new JunctionNode([.. evaluated], isConjunction: true);
        _columns = [.. columns];
        Roots = [.. paths.Select(path => find(new ColumnPath(path.Root))!).Where(field => field.Vector is not null).Distinct()];
        var leaves = new SortedSet<int>();
        _node.CollectLeaves(leaves);
        Leaves = [.. leaves];
        leaves.Clear();
        _node.CollectSingleValued(leaves);
        SingleValuedLeaves = [.. leaves];
    }

    /// <summary>The leaves whose bounds are asked for.</summary>
    public int[] Leaves { get; }

    /// <summary>The leaves of which single values are demanded.</summary>
    public int[] SingleValuedLeaves { get; }

    /// <summary>The columns of the row type that must be read before rows can be evaluated; none where only whole rows can.</summary>
    public RowField[] Roots { get; }

    /// <summary>Binds a filter.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="schema">The columns of the row type.</param>
    /// <param name="fields">What they are in the file.</param>
    /// <param name="createdBy">The program that wrote the file.</param>
    /// <returns>The filter; null where every row matches.</returns>
    public static RowFilter? Create(Filter filter, RowSchema schema, RowField[] fields, string? createdBy)
        => filter.HoldsForAll ? null : new RowFilter(filter, path => Find(path, schema, fields), createdBy);

    /// <summary>Judges rows by what is known of their values.</summary>
    /// <param name="bounds">What is known.</param>
    public Outcome Judge(ILeafBounds bounds) => _node.Judge(bounds);

    /// <summary>Evaluates the rows of a batch, of which <see cref="Roots"/> were read.</summary>
    /// <param name="matches">By row, takes 0 where it does not match.</param>
    public void Evaluate(Span<byte> matches)
    {
        Array.ForEach(Roots, root => root.Take());
        if (_batch is null)
        {
            matches.Fill(1);
            return;
        }

        _batch.Evaluate(matches);
        foreach (FilterColumn column in _columns)
        {
            column.KeepUnreadable(matches);
        }
    }

    private static RowField? Find(ColumnPath path, RowSchema schema, RowField[] fields)
    {
        if (path.Parent is null)
        {
            return schema.IndexOf(path.Name) is >= 0 and var place ? fields[place] : null;
        }

        RowField? parent = Find(path.Parent, schema, fields);
        if (parent is null || parent.Type.Columns is not { } columns)
        {
            return null;
        }

        // Of a struct that is missing everything is.
        return parent.Vector is null ? parent : columns.IndexOf(path.Name) is >= 0 and var member ? parent.Children[member] : null;
    }
}
