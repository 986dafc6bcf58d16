namespace TypedDao.Filters.Evaluation;

/// <summary>A filter bound to the slots of one predicate.</summary>
internal abstract class FilterNode
{
    /// <summary>Whether the row whose values the slots hold matches.</summary>
    public abstract bool Matches();
}

internal sealed class ConstantNode(bool value) : FilterNode
{
    public override bool Matches() => value;
}

internal sealed class NegationNode(FilterNode node) : FilterNode
{
    public override bool Matches() => !node.Matches();
}

/// <summary>Stops at the first node that is not what all must be.</summary>
internal sealed class JunctionNode(FilterNode[] nodes, bool isConjunction) : FilterNode
{
    public override bool Matches()
    {
        foreach (FilterNode node in nodes)
        {
            if (node.Matches() != isConjunction)
            {
                return !isConjunction;
            }
        }

        return isConjunction;
    }
}

internal sealed class NullNode(FieldSlot slot) : FilterNode
{
    public override bool Matches() => slot.IsNull;
}

internal sealed class PrefixNode(FieldSlot slot, string prefix) : FilterNode
{
    public override bool Matches() => !slot.IsNull && slot.Text.StartsWith(prefix, StringComparison.Ordinal);
}

internal sealed class ComparisonNode(FieldSlot left, ComparisonOperator comparison, FieldSlot right) : FilterNode
{
    public override bool Matches()
    {
        if (left.IsNull || right.IsNull)
        {
            return comparison is ComparisonOperator.Equal && left.IsNull && right.IsNull;
        }

        return left.TryCompare(right, out int order) && comparison switch
        {
            ComparisonOperator.Equal => order == 0,
            ComparisonOperator.Less => order < 0,
            ComparisonOperator.LessOrEqual => order <= 0,
            ComparisonOperator.Greater => order > 0,
            _ => order >= 0,
        };
    }
}

/// <summary>Looks the value up among sorted ones.</summary>
internal sealed class SetNode : FilterNode
{
    private readonly FieldSlot _slot;
    private readonly FieldSlot[] _values;

    public SetNode(FieldSlot slot, IEnumerable<FieldSlot> values)
    {
        _slot = slot;

        // NaN equals nothing.
        _values = [.. values.Where(value => value.TryCompare(value, out _))];
        Array.Sort(_values, (left, right) => left.TryCompare(right, out int order) ? order : 0);
    }

    public override bool Matches()
    {
        if (_slot.IsNull)
        {
            return false;
        }

        int low = 0;
        int high = _values.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (!_slot.TryCompare(_values[middle], out int order))
            {
                return false;
            }

            if (order == 0)
            {
                return true;
            }

            (low, high) = order < 0 ? (low, middle - 1) : (middle + 1, high);
        }

        return false;
    }
}
