using TypedDao.Generators.Binding;

namespace TypedDao.Generators.Locking;

/// <summary>Finds what changed between two states of a catalog: the one comparison, of the build and of the tool.</summary>
internal static class CatalogComparison
{
    /// <summary>The changes, by object and in the order of its parts; objects that are new come last.</summary>
    public static IReadOnlyList<CatalogChange> Compare(LockedCatalog before, LockedCatalog after)
    {
        var changes = new List<CatalogChange>();
        var now = after.Objects.ToDictionary(item => item.Name, StringComparer.Ordinal);
        var known = new HashSet<string>(before.Objects.Select(item => item.Name), StringComparer.Ordinal);
        foreach (var item in before.Objects)
        {
            if (now.TryGetValue(item.Name, out var found))
            {
                Compare(item, found, changes);
            }
            else
            {
                changes.Add(new(ChangeKind.ObjectRemoved, item.Name, null, item.Address, null));
            }
        }

        changes.AddRange(after.Objects.Where(item => !known.Contains(item.Name)).Select(item => new CatalogChange(ChangeKind.ObjectAdded, item.Name, null, null, item.Address)));
        return changes;
    }

    private static void Compare(LockedObject before, LockedObject after, List<CatalogChange> changes)
    {
        void Add(ChangeKind kind, string? was, string? isNow)
        {
            if (was != isNow)
            {
                changes.Add(new(kind, before.Name, null, was, isNow));
            }
        }

        Add(ChangeKind.AddressChanged, before.Address, after.Address);
        changes.AddRange(before.Replicas.Except(after.Replicas).Select(lost => new CatalogChange(ChangeKind.ReplicaRemoved, before.Name, lost, lost, null)));
        changes.AddRange(after.Replicas.Except(before.Replicas).Select(gained => new CatalogChange(ChangeKind.ReplicaAdded, before.Name, gained, null, gained)));
        Add(ChangeKind.FormatChanged, before.Format, after.Format);
        Add(ChangeKind.ParametersChanged, Text(before.Parameters), Text(after.Parameters));
        Add(ChangeKind.PartitionKeysChanged, Text(before.PartitionKeys), Text(after.PartitionKeys));
        Add(ChangeKind.PrimaryKeysChanged, Text(before.PrimaryKeys), Text(after.PrimaryKeys));
        if (before.Capabilities is { } could && after.Capabilities is { } can)
        {
            changes.AddRange(could.Except(can).Select(lost => new CatalogChange(ChangeKind.CapabilityRemoved, before.Name, Text(lost), Text(lost), null)));
            changes.AddRange(can.Except(could).Select(gained => new CatalogChange(ChangeKind.CapabilityAdded, before.Name, Text(gained), null, Text(gained))));
        }

        CompareColumns(before, after, changes);
    }

    private static void CompareColumns(LockedObject before, LockedObject after, List<CatalogChange> changes)
    {
        var now = after.Columns.ToDictionary(column => column.Path, StringComparer.Ordinal);
        var gone = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in before.Columns)
        {
            if (now.TryGetValue(column.Path, out var found))
            {
                Compare(before.Name, column, found, changes);
            }
            else if (gone.Add(column.Path) && !IsWithin(column.Path, gone))
            {
                changes.Add(new(ChangeKind.ColumnRemoved, before.Name, column.Path, Type(column), null));
            }
        }

        var known = new HashSet<string>(before.Columns.Select(column => column.Path), StringComparer.Ordinal);
        var added = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in after.Columns.Where(column => !known.Contains(column.Path)))
        {
            if (added.Add(column.Path) && !IsWithin(column.Path, added))
            {
                // What was bytes had rows of no kind, so that none can lack a value.
                var isRequired = !column.Type.IsNullable && !before.Columns.IsEmpty;
                changes.Add(new(isRequired ? ChangeKind.RequiredColumnAdded : ChangeKind.ColumnAdded, before.Name, column.Path, null, Type(column)));
            }
        }

        var order = before.Columns.Select(column => column.Path).Where(now.ContainsKey).ToArray();
        var newOrder = after.Columns.Select(column => column.Path).Where(known.Contains).ToArray();
        if (!order.SequenceEqual(newOrder))
        {
            changes.Add(new(ChangeKind.ColumnsReordered, before.Name, null, string.Join(", ", order), string.Join(", ", newOrder)));
        }
    }

    private static void Compare(string owner, LockedColumn before, LockedColumn after, List<CatalogChange> changes)
    {
        var sameNullability = after.Type with { IsNullable = before.Type.IsNullable };
        if (sameNullability != before.Type)
        {
            var kind = TypeWidening.Holds(after.Type, before.Type) ? ChangeKind.ColumnTypeWidened : ChangeKind.ColumnTypeChanged;
            changes.Add(new(kind, owner, before.Path, Type(before), Type(after)));
        }

        if (before.Type.IsNullable != after.Type.IsNullable)
        {
            var kind = after.Type.IsNullable ? ChangeKind.ColumnBecameNullable : ChangeKind.ColumnBecameRequired;
            changes.Add(new(kind, owner, before.Path, Type(before), Type(after)));
        }

        CompareValues(owner, before, after, changes);
        if (before.UnknownIsNull != after.UnknownIsNull && !before.Values.IsEmpty && !after.Values.IsEmpty)
        {
            changes.Add(after.UnknownIsNull
                ? new(ChangeKind.ColumnUnknownAllowed, owner, before.Path, null, LockKeys.UnknownNull)
                : new(ChangeKind.ColumnUnknownRefused, owner, before.Path, LockKeys.UnknownNull, null));
        }

        if (before.TextForm != after.TextForm)
        {
            changes.Add(new(ChangeKind.ColumnTextFormChanged, owner, before.Path, before.TextForm, after.TextForm));
        }
    }

    private static void CompareValues(string owner, LockedColumn before, LockedColumn after, List<CatalogChange> changes)
    {
        if (before.Values.IsEmpty && !after.Values.IsEmpty)
        {
            changes.Add(new(ChangeKind.ColumnValuesRemoved, owner, before.Path, $"texts other than {Text(after.Values)}", Text(after.Values)));
            return;
        }

        var removed = before.Values.Except(after.Values).ToArray();
        if (!after.Values.IsEmpty && removed.Length > 0)
        {
            changes.Add(new(ChangeKind.ColumnValuesRemoved, owner, before.Path, string.Join(", ", removed), Text(after.Values)));
        }

        var added = after.Values.Except(before.Values).ToArray();
        if (added.Length > 0 || (after.Values.IsEmpty && !before.Values.IsEmpty))
        {
            changes.Add(new(ChangeKind.ColumnValuesAdded, owner, before.Path, Text(before.Values), added.Length > 0 ? string.Join(", ", added) : "every text"));
        }
    }

    /// <summary>Whether a struct that holds the column is among others.</summary>
    private static bool IsWithin(string path, HashSet<string> others)
    {
        for (var dot = path.IndexOf('.'); dot >= 0; dot = path.IndexOf('.', dot + 1))
        {
            if (others.Contains(path.Substring(0, dot)))
            {
                return true;
            }
        }

        return false;
    }

    private static string Type(LockedColumn column) => ColumnKindNames.Of(column.Type);

    private static string? Text(EquatableArray<string> names) => names.IsEmpty ? null : string.Join(", ", names);

    private static string? Text(EquatableArray<LockedParameter> parameters) =>
        parameters.IsEmpty ? null : string.Join(", ", parameters.Select(parameter => $"{parameter.Name} ({parameter.Type})"));

    private static string Text(LockedCapability capability) => capability.Scope switch
    {
        LockScope.Member => $"{capability.Name} of its members",
        LockScope.Partition => $"{capability.Name} of its partitions",
        LockScope.Selection => $"{capability.Name} of selections",
        _ => capability.Name,
    };
}
