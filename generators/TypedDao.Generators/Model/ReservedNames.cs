namespace TypedDao.Generators.Model;

/// <summary>Names that emitted members already have: binding asks for another <c>name:</c> where one of them would be made.</summary>
internal static class ReservedNames
{
    private static readonly string[] OfEveryClass =
        ["Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize"];

    /// <summary>Of properties of rows and structs; the record's own name comes to it.</summary>
    public static IReadOnlyCollection<string> Columns { get; } = Set("Clone", "EqualityContract", "PrintMembers", "Deconstruct", "op_Equality", "op_Inequality");

    /// <summary>Of the types of a store: members of every record, which cannot be named like the record.</summary>
    public static IReadOnlyCollection<string> Types { get; } = ["Equals", "GetHashCode", "ToString", "EqualityContract", "PrintMembers", "op_Equality", "op_Inequality"];

    /// <summary>Of objects in a store; the store class's own name comes to it.</summary>
    public static IReadOnlyCollection<string> Objects { get; } = Set("Definition", "field", "_context");

    /// <summary>Of the catalog class: its members, and those that hide it where they are inherited.</summary>
    public static IReadOnlyCollection<string> Catalogs { get; } = Set("Configure", "Use");

    /// <summary>Of stores in a catalog; the catalog class's own name and its context's come to it.</summary>
    public static IReadOnlyCollection<string> Stores { get; } = Set(
        "Configure", "Use", "InMemory", "Current", "Create", "Definition", "CatalogDefinition", "Environment", "Options", "GetObject", "ConnectAsync", "ValidateAsync", "DisposeAsync", "Dispose", "field");

    /// <summary>Of the parameters of a family or the partition columns of an object.</summary>
    public static IReadOnlyCollection<string> Parameters { get; } = Set(
        "Target", "Select", "Member", "Partition", "Selection", "MembersAsync", "PartitionsAsync", "For", "Between", "In", "Via", "Definition");

    /// <summary>Of additional interfaces of a store.</summary>
    public static IReadOnlyCollection<string> Interfaces { get; } = Set("Interfaces", "field", "_target");

    private static HashSet<string> Set(params string[] names) => new([.. OfEveryClass, .. names], StringComparer.Ordinal);
}
