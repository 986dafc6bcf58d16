namespace TypedDao.Generators.Locking;

/// <summary>The keys of a lock file, which is a language of its own: those of catalogs come from metadata.</summary>
internal static class LockKeys
{
    /// <summary>The version of the language, by which a lock is told from a catalog.</summary>
    public const string Lock = "lock";
    public const string Objects = "objects";
    public const string Acknowledged = "acknowledged";

    public const string Address = "address";
    public const string Replicas = "replicas";
    public const string Format = "format";
    public const string Parameters = "parameters";
    public const string PartitionKeys = "partition_keys";
    public const string PrimaryKeys = "primary_keys";
    public const string Capabilities = "capabilities";
    public const string Columns = "columns";

    public const string Type = "type";
    public const string Values = "values";
    public const string Unknown = "unknown";
    public const string UnknownNull = "null";

    public const string Change = "change";
    public const string Object = "object";
    public const string Part = "part";
    public const string To = "to";
    public const string Reason = "reason";

    /// <summary>The version that is written, and the latest that is read.</summary>
    public const int Version = 1;

    /// <summary>The key of the capabilities of a part of an object.</summary>
    public static string CapabilitiesOf(LockScope scope) =>
        scope is LockScope.Object ? Capabilities : $"{Schema.SnakeCase.From(scope.ToString())}_{Capabilities}";
}
