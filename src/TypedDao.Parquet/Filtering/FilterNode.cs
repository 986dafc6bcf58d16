using System.Buffers;
using TypedDao.Parquet.Schema;

namespace TypedDao.Parquet.Filtering;

/// <summary>A filter bound to the columns of a file.</summary>
internal abstract class FilterNode
{
    /// <summary>Whether batches can be tested; otherwise it takes whole rows.</summary>
    public virtual bool CanEvaluate => true;

    /// <summary>Judges a run of rows by what is known of its values.</summary>
    /// <param name="bounds">What is known.</param>
    public abstract Outcome Judge(ILeafBounds bounds);

    /// <summary>Tests the rows of a batch.</summary>
    /// <param name="matches">By row, takes 1 where the condition holds, otherwise 0.</param>
    public abstract void Evaluate(Span<byte> matches);

    /// <summary>Adds the leaves that it asks bounds of.</summary>
    /// <param name="leaves">Takes them.</param>
    public virtual void CollectLeaves(ISet<int> leaves)
    {
    }

    /// <summary>Adds the leaves of which it demands single values, which Bloom filters may exclude.</summary>
    /// <param name="leaves">Takes them.</param>
    public virtual void CollectSingleValued(ISet<int> leaves)
    {
    }
}

/// <summary>Holds for all rows or for none.</summary>
/// <param name="value">Whether it holds.</param>
internal sealed class ConstantNode(bool value) : FilterNode
{
    /// <inheritdoc/>
    public override Outcome Judge(ILeafBounds bounds) => value ? Outcome.MayHold : Outcome.MayFail;

    /// <inheritdoc/>
    public override void Evaluate(Span<byte> matches) => matches.Fill((byte)(value ? 1 : 0));
}

/// <summary>What only whole rows can tell.</summary>
internal sealed class RowNode : FilterNode
{
    /// <inheritdoc/>
    public override bool CanEvaluate => false;

    /// <inheritdoc/>
    public override Outcome Judge(ILeafBounds bounds) => Outcome.Unknown;

    /// <inheritdoc/>
    public override void Evaluate(Span<byte> matches) => throw new InvalidOperationException("The condition takes whole rows.");
}

/// <summary>The opposite.</summary>
/// <param name="node">The condition.</param>
internal sealed class NegationNode(FilterNode node) : FilterNode
{
    /// <inheritdoc/>
    public override bool CanEvaluate => node.CanEvaluate;

    /// <inheritdoc/>
    public override Outcome Judge(ILeafBounds bounds) => node.Judge(bounds) switch
    {
        Outcome.MayHold => Outcome.MayFail,
        Outcome.MayFail => Outcome.MayHold,
        Outcome other => other,
    };

    /// <inheritdoc/>
    public override void Evaluate(Span<byte> matches)
    {
        node.Evaluate(matches);
        for (int i = 0; i < matches.Length; i++)
        {
            matches[i] ^= 1;
        }
    }

    /// <inheritdoc/>
    public override void CollectLeaves(ISet<int> leaves) => node.CollectLeaves(leaves);
}

/// <summary>All conditions, or at least one.</summary>
/// <param name="nodes">The conditions.</param>
/// <param name="isConjunction">Whether all must hold.</param>
internal sealed class JunctionNode(FilterNode[] nodes, bool isConjunction) : FilterNode
{
    /// <inheritdoc/>
    public override bool CanEvaluate => nodes.All(node => node.CanEvaluate);

    /// <inheritdoc/>
    public override Outcome Judge(ILeafBounds bounds)
    {
        // One that always fails decides a conjunction, one that always holds a disjunction.
        Outcome decisive = isConjunction ? Outcome.MayFail : Outcome.MayHold;
        Outcome neutral = Outcome.Unknown ^ decisive;
        Outcome outcome = neutral;
        foreach (FilterNode node in nodes)
        {
            Outcome next = node.Judge(bounds);
            if (next == decisive)
            {
                return decisive;
            }

            outcome |= next;
        }

        return outcome;
    }

    /// <inheritdoc/>
    public override void Evaluate(Span<byte> matches)
    {
        nodes[0].Evaluate(matches);
        byte[] rented = ArrayPool<byte>.Shared.Rent(matches.Length);
        Span<byte> next = rented.AsSpan(0, matches.Length);
        foreach (FilterNode node in nodes.AsSpan(1))
        {
            if (!matches.Contains((byte)(isConjunction ? 1 : 0)))
            {
                break;
            }

            node.Evaluate(next);
            for (int i = 0; i < matches.Length; i++)
            {
                matches[i] = (byte)(isConjunction ? matches[i] & next[i] : matches[i] | next[i]);
            }
        }

        ArrayPool<byte>.Shared.Return(rented);
    }

    /// <inheritdoc/>
    public override void CollectLeaves(ISet<int> leaves) => Array.ForEach(nodes, node => node.CollectLeaves(leaves));

    /// <inheritdoc/>
    public override void CollectSingleValued(ISet<int> leaves) => Array.ForEach(nodes, node => node.CollectSingleValued(leaves));
}

/// <summary>A column is null.</summary>
/// <param name="column">The column.</param>
internal sealed class NullNode(FilterColumn column) : FilterNode
{
    /// <inheritdoc/>
    public override Outcome Judge(ILeafBounds bounds)
    {
        if (column.Leaf is not { } leaf)
        {
            return Outcome.Unknown;
        }

        LeafBounds known = bounds.Of(leaf.Leaf);
        return (known.MayHaveNulls ? Outcome.MayHold : Outcome.None) | (known.MayHaveValues ? Outcome.MayFail : Outcome.None)
            | (known.MayHaveValues && column.HasOtherNulls ? Outcome.MayHold : Outcome.None);
    }

    /// <inheritdoc/>
    public override void Evaluate(Span<byte> matches) => column.EvaluateNull(matches);

    /// <inheritdoc/>
    public override void CollectLeaves(ISet<int> leaves)
    {
        if (column.Leaf is { } leaf)
        {
            leaves.Add(leaf.Leaf);
        }
    }
}

/// <summary>The values of a column lie within intervals.</summary>
/// <param name="column">The column.</param>
/// <param name="leaf">Its leaf.</param>
/// <param name="test">The intervals.</param>
internal sealed class ValueNode(FilterColumn column, SchemaNode leaf, ValueTest test) : FilterNode
{
    /// <inheritdoc/>
    public override Outcome Judge(ILeafBounds bounds)
    {
        LeafBounds known = bounds.Of(leaf.Leaf);
        if (!known.MayHaveValues)
        {
            return Outcome.MayFail;
        }

        Outcome outcome = known.HasBounds ? test.Judge(known) : Outcome.Unknown;
        if (outcome.HasFlag(Outcome.MayHold) && known.Bloom is not null && test.DemandsSingleValues && test.IsExcluded(known))
        {
            outcome = Outcome.MayFail;
        }

        return known.MayHaveNulls ? outcome | Outcome.MayFail : outcome;
    }

    /// <inheritdoc/>
    public override void Evaluate(Span<byte> matches)
    {
        test.Evaluate(column.Field, matches);
        column.ClearNulls(matches);
    }

    /// <inheritdoc/>
    public override void CollectLeaves(ISet<int> leaves) => leaves.Add(leaf.Leaf);

    /// <inheritdoc/>
    public override void CollectSingleValued(ISet<int> leaves)
    {
        if (test.DemandsSingleValues)
        {
            leaves.Add(leaf.Leaf);
        }
    }
}
