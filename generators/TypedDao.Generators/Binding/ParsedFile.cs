namespace TypedDao.Generators.Binding;

/// <summary>What reading an additional file gave.</summary>
/// <param name="Path">Its path.</param>
/// <param name="File">Null where it cannot be read as text.</param>
internal sealed record ParsedFile(string Path, CatalogFile? File);
