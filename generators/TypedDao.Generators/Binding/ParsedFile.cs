using TypedDao.Generators.Diagnostics;

namespace TypedDao.Generators.Binding;

/// <summary>What reading an additional file gave: a file, or why there is none.</summary>
internal sealed record ParsedFile(CatalogFile? File, DiagnosticInfo? Problem);
