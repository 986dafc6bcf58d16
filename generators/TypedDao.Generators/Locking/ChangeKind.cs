namespace TypedDao.Generators.Locking;

/// <summary>The kinds of change; in snake_case they are what a lock acknowledges.</summary>
internal enum ChangeKind
{
    ObjectRemoved,
    ObjectAdded,
    AddressChanged,
    ReplicaRemoved,
    ReplicaAdded,
    FormatChanged,
    ParametersChanged,
    PartitionKeysChanged,
    PrimaryKeysChanged,
    CapabilityRemoved,
    CapabilityAdded,
    ColumnRemoved,
    ColumnAdded,
    RequiredColumnAdded,
    ColumnTypeChanged,
    ColumnTypeWidened,
    ColumnBecameNullable,
    ColumnBecameRequired,
    ColumnValuesRemoved,
    ColumnValuesAdded,
    ColumnUnknownRefused,
    ColumnUnknownAllowed,
    ColumnTextFormChanged,
    ColumnsReordered,
}
