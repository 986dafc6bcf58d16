using TypedDao.Filters.Evaluation;
using TypedDao.Keys;
using TypedDao.Schema;

namespace TypedDao.Filters;

/// <summary>
/// The part of a filter that the key of a file decides, for objects whose keys hold columns. One instance serves one caller at a
/// time.
/// </summary>
public sealed class KeyPredicate
{
    private readonly RowPredicate _predicate;
    private readonly FieldSlot?[] _slots;

    /// <summary>Takes from a filter what columns of the key decide.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="schema">The columns of the rows.</param>
    /// <param name="parameters">The parameters of the key; those that are no columns are not part of any filter.</param>
    public KeyPredicate(Filter filter, RowSchema schema, IReadOnlyList<KeyParameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(parameters);
        ILookup<bool, Filter> parts = filter.Conjuncts.ToLookup(
            part => part.Columns.All(column => column.Parent is null && parameters.Any(parameter => parameter.Name == column.Name)));
        Filter = Filter.Conjunction(parts[true]);
        Rest = Filter.Conjunction(parts[false]);
        _predicate = new RowPredicate(Filter, schema);
        _slots = [.. parameters.Select(parameter => _predicate.SlotOf(parameter.Name))];
    }

    /// <summary>What the key decides.</summary>
    public Filter Filter { get; }

    /// <summary>What is left to be evaluated on rows.</summary>
    public Filter Rest { get; }

    /// <summary>
    /// What the filter demands of single parameters, so that a listing can be narrowed. Necessary, not sufficient:
    /// <see cref="Matches"/> decides.
    /// </summary>
    public IEnumerable<KeyCondition> Conditions => Filter.Conjuncts.Select(KeyConditions.Of).OfType<KeyCondition>();

    /// <summary>Whether files of a key can hold rows that match.</summary>
    /// <param name="values">The value of each parameter; null in the partition of nulls.</param>
    public bool Matches(ReadOnlySpan<KeyValue?> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            _slots[i]?.Set(values[i]);
        }

        return _predicate.MatchesSlots();
    }
}
