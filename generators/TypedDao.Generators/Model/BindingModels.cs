namespace TypedDao.Generators.Model;

/// <summary>Where a store is in one environment.</summary>
internal sealed record StoreBindingModel
{
    public required string Environment { get; init; }

    /// <summary>The store type's name, as in the YAML.</summary>
    public required string Type { get; init; }

    /// <summary>The provider class and the store's keys; null where no referenced package implements the type.</summary>
    public ImplementationModel? Implementation { get; init; }

    /// <summary>The package that would implement the type, where <see cref="Implementation"/> is null and it is known.</summary>
    public string? Package { get; init; }

    public EquatableArray<InterfaceBindingModel> Interfaces { get; init; }
}

/// <summary>An interface of a store in one environment.</summary>
internal sealed record InterfaceBindingModel
{
    /// <summary>An interface type's name for a primary interface, the YAML name for an additional one.</summary>
    public required string Key { get; init; }

    /// <summary>The interface type's name.</summary>
    public required string Type { get; init; }

    /// <summary>Null where no referenced package implements the type.</summary>
    public ImplementationModel? Implementation { get; init; }

    /// <summary>The package that would implement the type, where <see cref="Implementation"/> is null and it is known.</summary>
    public string? Package { get; init; }
}

/// <summary>The file format of an object. Its options hold no placeholders.</summary>
internal sealed record FormatBindingModel
{
    /// <summary>The format's name, as in the YAML.</summary>
    public required string Name { get; init; }

    /// <summary>Null where no referenced package implements the format.</summary>
    public ImplementationModel? Implementation { get; init; }

    /// <summary>The package that would implement the format, where <see cref="Implementation"/> is null and it is known.</summary>
    public string? Package { get; init; }

    /// <summary>The suffixes of the format's files, the usual one first; what an object without a suffix of its own holds.</summary>
    public EquatableArray<string> Suffixes { get; init; }
}

/// <summary>An attributed options class with its values, and the class that implements it.</summary>
/// <param name="ProviderType">The class with <c>[Implements]</c>; emitted as <c>static () => new Provider()</c>.</param>
/// <param name="Options">The options.</param>
internal sealed record ImplementationModel(string ProviderType, OptionsModel Options);
