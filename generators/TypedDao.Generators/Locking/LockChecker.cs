using TypedDao.Generators.Binding;
using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;

namespace TypedDao.Generators.Locking;

/// <summary>Reports what changed since the catalog was locked, each at its line of the catalog.</summary>
internal sealed class LockChecker(Reporter reporter, IReadOnlyList<DeclaredStore> stores)
{
    private readonly Dictionary<string, DeclaredObject> _objects =
        stores.SelectMany(store => store.Objects).ToDictionary(declared => declared.FullName, StringComparer.Ordinal);

    public void Check(CatalogModel catalog, LockFile lockFile)
    {
        var acknowledged = lockFile.Catalog.Acknowledged;
        var isUsed = new bool[acknowledged.Count];
        foreach (var change in CatalogComparison.Compare(lockFile.Catalog, LockBuilder.Build(catalog)))
        {
            var descriptor = LockDescriptors.Of(change.Kind);
            var source = SourceOf(change);
            if (!change.IsBreaking)
            {
                reporter.Report(descriptor, source, change.Text);
                continue;
            }

            var isAcknowledged = false;
            for (var i = 0; i < acknowledged.Count; i++)
            {
                if (acknowledged[i].Covers(change))
                {
                    isUsed[i] = isAcknowledged = true;
                    reporter.Report(LockDescriptors.AcknowledgedChange, source, change.Text, acknowledged[i].Reason is { } reason ? $": {reason.TrimEnd('.')}" : string.Empty);
                    break;
                }
            }

            if (!isAcknowledged)
            {
                reporter.ReportPair(descriptor, source, lockFile.SourceOf(change.Object), change.Text);
            }
        }

        for (var i = 0; i < isUsed.Length; i++)
        {
            if (!isUsed[i])
            {
                reporter.Report(LockDescriptors.UnusedAcknowledgement, lockFile.SourceOfAcknowledgement(i), acknowledged[i].Change, acknowledged[i].Object);
            }
        }
    }

    /// <summary>Where the catalog says what changed; of an object that is gone, its store.</summary>
    private Source SourceOf(CatalogChange change)
    {
        if (!_objects.TryGetValue(change.Object, out var declared))
        {
            var owner = stores.FirstOrDefault(store => change.Object.StartsWith(store.Name + ".", StringComparison.Ordinal));
            return (owner ?? stores[0]).Entry.KeySource;
        }

        var role = change.Kind switch
        {
            ChangeKind.FormatChanged => YamlRole.Format,
            ChangeKind.ReplicaRemoved or ChangeKind.ReplicaAdded => YamlRole.Replicas,
            ChangeKind.ParametersChanged => YamlRole.Parameters,
            ChangeKind.PartitionKeysChanged => YamlRole.PartitionKeys,
            ChangeKind.PrimaryKeysChanged => YamlRole.PrimaryKeys,
            ChangeKind.CapabilityRemoved when declared.Model?.Access is AccessLevel.Read => YamlRole.ReadOnly,
            ChangeKind.CapabilityRemoved when declared.Model?.Access is AccessLevel.Append => YamlRole.AppendOnly,
            ChangeKind.ColumnRemoved or ChangeKind.ColumnsReordered => YamlRole.Columns,
            _ => YamlRole.None,
        };
        if (role is not YamlRole.None && declared.Fields.Find(role) is { } field)
        {
            return field.Entry.KeySource;
        }

        return change.Part is { } part && declared.Row is { } row && row.Columns.TryGetValue(Root(part), out var column)
            ? column.Source
            : declared.Entry.KeySource;
    }

    /// <summary>The column of the row that holds a column.</summary>
    private static string Root(string path)
    {
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '.' && (i == 0 || path[i - 1] != '\\'))
            {
                path = path.Substring(0, i);
            }
        }

        return path.Replace("\\.", ".");
    }
}
