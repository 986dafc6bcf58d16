namespace TypedDao.Catalogs;

/// <summary>A compiled catalog: what generated code knows of the YAML.</summary>
public sealed class CatalogDefinition
{
    /// <summary>The name of the environment in which stores are as written.</summary>
    public const string DefaultEnvironmentName = "default";

    /// <summary>The catalog's name.</summary>
    public required string Name { get; init; }

    /// <summary>The description of the YAML.</summary>
    public string? Description { get; init; }

    /// <summary>The environment that is active when nothing else says so; null: <see cref="DefaultEnvironmentName"/>.</summary>
    public string? DefaultEnvironment { get; init; }

    /// <summary>The declared environments, without <see cref="DefaultEnvironmentName"/>.</summary>
    public IReadOnlyList<string> Environments { get; init; } = [];

    /// <summary>The stores.</summary>
    public required IReadOnlyList<StoreDefinition> Stores { get; init; }
}
