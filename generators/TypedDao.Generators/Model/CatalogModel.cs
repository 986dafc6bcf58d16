namespace TypedDao.Generators.Model;

/// <summary>The bound catalog: everything that the emitted code depends on, and nothing else.</summary>
/// <remarks>
/// The caching law of all models in this namespace: immutable, equal by value, plain data. No Roslyn type, since a symbol
/// keeps its compilation alive; no position, since a comment at the top of the YAML moves every line and must not emit
/// anything anew; lists in <see cref="EquatableArray{T}"/>, since others compare by reference. Positions and diagnostics
/// travel on their own branch of the pipeline.
/// <para>
/// Members named <c>ClrType</c>, <c>ProviderType</c>, <c>RowType</c>, <c>ShapeType</c>, <c>ColumnsType</c>, <c>EnumType</c> and <c>ExistingType</c> are C# source
/// as <c>SymbolDisplayFormat.FullyQualifiedFormat</c> prints it, with <c>global::</c>. Names of generated types and members are bare identifiers: unique where they stand and not reserved
/// (see <see cref="ReservedNames"/>), possibly a keyword, which the emitter escapes. Texts are as in the YAML.
/// </para>
/// </remarks>
internal sealed record CatalogModel
{
    /// <summary>Name of the catalog class; <c>Lake</c> gives <c>Lake</c>, <c>LakeContext</c>, <c>LakeServices.AddLake</c>.</summary>
    public required string ClassName { get; init; }

    /// <summary>Namespace of the catalog class; empty: none. Dotted, not escaped.</summary>
    public required string Namespace { get; init; }

    public string? Description { get; init; }

    /// <summary>Null where the YAML names none.</summary>
    public string? DefaultEnvironment { get; init; }

    /// <summary>The declared environments, in order, without <c>default</c>.</summary>
    public EquatableArray<string> Environments { get; init; }

    public EquatableArray<StoreModel> Stores { get; init; }
}
