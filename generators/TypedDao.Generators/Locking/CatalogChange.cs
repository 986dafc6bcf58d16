using TypedDao.Generators.Schema;

namespace TypedDao.Generators.Locking;

/// <summary>A difference between two states of a catalog that others may notice.</summary>
/// <param name="Kind">What changed.</param>
/// <param name="Object">The object, as <c>store.object</c>.</param>
/// <param name="Part">The column, capability or replica; null where it is the object itself.</param>
/// <param name="Before">What was; null where nothing was.</param>
/// <param name="After">What is; null where nothing is.</param>
internal sealed record CatalogChange(ChangeKind Kind, string Object, string? Part, string? Before, string? After)
{
    /// <summary>The kind in snake_case.</summary>
    public string Name => SnakeCase.From(Kind.ToString());

    /// <summary>Whether what relies on the object can fail, or data that is there no longer be read.</summary>
    public bool IsBreaking => Kind is not (ChangeKind.ObjectAdded or ChangeKind.ReplicaAdded or ChangeKind.CapabilityAdded or ChangeKind.ColumnAdded
        or ChangeKind.ColumnTypeWidened or ChangeKind.ColumnValuesAdded or ChangeKind.ColumnUnknownAllowed or ChangeKind.ColumnsReordered);

    /// <summary>What changed, as a sentence without its full stop.</summary>
    public string Text => Kind switch
    {
        ChangeKind.ObjectRemoved => $"The object '{Object}' is gone",
        ChangeKind.ObjectAdded => $"The object '{Object}' is new",
        ChangeKind.AddressChanged => $"The object '{Object}' was at '{Before}' and is at '{After}': what is there is no longer found",
        ChangeKind.ReplicaRemoved => $"'{Object}' is no longer kept at '{Part}' as well: what is there is no longer written",
        ChangeKind.ReplicaAdded => $"'{Object}' is kept at '{Part}' as well",
        ChangeKind.FormatChanged => $"The format of '{Object}' was {Before ?? "none"} and is {After ?? "none"}: files that are there are read otherwise",
        ChangeKind.ParametersChanged => $"The parameters of '{Object}' were {Before ?? "none"} and are {After ?? "none"}",
        ChangeKind.PartitionKeysChanged => $"The partition keys of '{Object}' were {Before ?? "none"} and are {After ?? "none"}",
        ChangeKind.PrimaryKeysChanged => $"The primary keys of '{Object}' were {Before ?? "none"} and are {After ?? "none"}",
        ChangeKind.CapabilityRemoved => $"'{Object}' no longer has the capability {Part}",
        ChangeKind.CapabilityAdded => $"'{Object}' has the new capability {Part}",
        ChangeKind.ColumnRemoved => $"The column '{Part}' of '{Object}', {Before}, is gone",
        ChangeKind.ColumnAdded => $"The column '{Part}' of '{Object}', {After}, is new",
        ChangeKind.RequiredColumnAdded => $"The column '{Part}' of '{Object}' is new and not nullable ({After}), but rows that are there have no value for it",
        ChangeKind.ColumnTypeChanged => $"The column '{Part}' of '{Object}' was {Before} and is {After}: values that are there, or were promised, may not fit",
        ChangeKind.ColumnTypeWidened => $"The column '{Part}' of '{Object}' was {Before} and is {After}, which holds every value that it could",
        ChangeKind.ColumnBecameNullable => $"The column '{Part}' of '{Object}' was {Before} and is {After}: who reads it was promised a value",
        ChangeKind.ColumnBecameRequired => $"The column '{Part}' of '{Object}' was {Before} and is {After}, but rows that are there may have no value",
        ChangeKind.ColumnValuesRemoved => $"The column '{Part}' of '{Object}' no longer allows {Before}, which rows that are there may hold",
        ChangeKind.ColumnValuesAdded => $"The column '{Part}' of '{Object}' also allows {After}",
        ChangeKind.ColumnUnknownRefused => $"The column '{Part}' of '{Object}' no longer reads values that are not allowed as null: rows that have some can no longer be read",
        ChangeKind.ColumnUnknownAllowed => $"The column '{Part}' of '{Object}' reads values that are not allowed as null",
        ChangeKind.ColumnTextFormChanged => $"The text form of the column '{Part}' of '{Object}' was {Before ?? "none of its own"} and is {After ?? "none of its own"}: files that are there are read otherwise",
        _ => $"The columns of '{Object}' stand in another order: {After}",
    };
}
