namespace TypedDao.Generators.Binding;

/// <summary>What the project says beside its files.</summary>
/// <param name="RootNamespace">The project's root namespace; null where it has none.</param>
internal sealed record BindingOptions(string? RootNamespace);
