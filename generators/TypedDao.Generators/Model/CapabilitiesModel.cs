namespace TypedDao.Generators.Model;

/// <summary>What an object and its parts can do: interfaces, each once.</summary>
/// <param name="Object">Of the object; a family has those of a selection of all its members.</param>
/// <param name="Member">Of one member of a family, reached by <c>For</c>.</param>
/// <param name="Partition">Of one partition, reached by <c>For</c> on a partitioned object or member.</param>
/// <param name="Selection">Of a selection of members or partitions, reached by <c>Between</c> and <c>In</c>.</param>
internal sealed record CapabilitiesModel(
    EquatableArray<CapabilityModel> Object,
    EquatableArray<CapabilityModel> Member,
    EquatableArray<CapabilityModel> Partition,
    EquatableArray<CapabilityModel> Selection)
{
    public static CapabilitiesModel None { get; } = new([], [], [], []) { ListsKeys = false };

    /// <summary>Whether the interface lists the members or partitions that exist (<c>MembersAsync</c>, <c>PartitionsAsync</c>).</summary>
    public bool ListsKeys { get; init; } = true;
}

/// <summary>A capability interface.</summary>
/// <param name="ClrType">The interface, without type arguments: <c>global::TypedDao.IReadable</c>.</param>
/// <param name="TypeParameters">None; 1: the row; 2: the row and its columns in filters. Only objects with rows have generic ones.</param>
internal sealed record CapabilityModel(string ClrType, int TypeParameters)
{
    /// <summary>Whether rows are read by it, so that they can be projected (<c>Select</c>).</summary>
    public bool Reads { get; init; }
}
