using TypedDao.Catalogs;
using TypedDao.Filters;
using TypedDao.Keys;

namespace TypedDao;

/// <summary>What an operation acts on: an object's definition, the context it is bound in, and the selected keys and rows. Immutable.</summary>
/// <param name="Context">The context.</param>
/// <param name="Definition">The object's definition.</param>
public sealed record ObjectTarget(IDataContext Context, ObjectDefinition Definition)
{
    /// <summary>The selected keys of a family or partitioned object.</summary>
    public KeySelection Keys { get; init; } = KeySelection.All;

    /// <summary>The condition on the rows of a query.</summary>
    public Filter Filter { get; init; } = Filter.All;

    /// <summary>The name of the additional interface that was chosen; null for the object's own.</summary>
    public string? Via { get; init; }

    /// <summary>The same target with a further condition on its keys.</summary>
    /// <param name="condition">The condition.</param>
    public ObjectTarget Where(KeyCondition condition) => this with { Keys = Keys.With(condition) };

    /// <summary>The same target with a further condition on its rows.</summary>
    /// <param name="filter">The condition.</param>
    public ObjectTarget Where(Filter filter) => this with { Filter = Filter & filter };

    /// <summary>Whether every parameter of the key has one value.</summary>
    public bool IsExact => Definition.Parameters.All(parameter => Keys.Exact(parameter.Name) is not null);

    /// <summary>The name as <c>store.object</c>, with the selected keys and rows.</summary>
    public override string ToString()
    {
        string keys = Keys.IsAll ? string.Empty : $"[{string.Join(", ", Keys.Conditions.Select(Describe))}]";
        return $"{Definition.FullName}{keys}{(Filter.HoldsForAll ? null : $" where {Filter}")}";
    }

    private static string Describe(KeyCondition condition)
        => condition.IsNull ? $"{condition.Parameter}=null"
            : condition.IsRange
            ? $"{condition.Parameter} {condition.From?.ToText()}..{condition.To?.ToText()}"
            : $"{condition.Parameter}={string.Join('|', condition.Values.Select(value => value.ToText()))}";
}
